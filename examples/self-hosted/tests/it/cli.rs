//! Arguments, answers, and the end.

use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};

use crate::process::{LAUNCH, Server, command, post};

const INSECURE: &[&str] = &["--insecure-without-verification"];

#[tokio::test]
async fn it_answers_at_its_paths() {
    let server = Server::start(INSECURE).await;
    let answer = server.launch().await;
    assert!(answer.starts_with("HTTP/1.1 200 "), "{answer}");
    assert!(answer.contains("Which drink would you like?"), "{answer}");

    let get =
        |path: &str| format!("GET {path} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n");
    for (request, status) in [
        (get("/health"), 200),
        (get("/"), 405),
        (get("/elsewhere"), 404),
        (post("{}"), 400),
    ] {
        let answer = server.exchange(&request).await;
        assert!(
            answer.starts_with(&format!("HTTP/1.1 {status} ")),
            "{answer}"
        );
    }
}

#[tokio::test]
async fn what_is_not_alexas_is_refused_unless_told_otherwise() {
    let server = Server::start(&["--skill-id", "amzn1.ask.skill.mine"]).await;
    let answer = server.launch().await;
    assert!(answer.starts_with("HTTP/1.1 400 "), "{answer}");
    assert!(answer.ends_with("\r\n\r\n"), "no detail: {answer}");
}

#[tokio::test]
async fn insecure_combinations_do_not_start() {
    for arguments in [
        &[][..],
        &["--insecure-without-verification", "--listen", "0.0.0.0:0"],
    ] {
        let output = command().args(arguments).output();
        let output = tokio::time::timeout(Duration::from_secs(10), output).await;
        assert!(!output.unwrap().unwrap().status.success(), "{arguments:?}");
    }
}

#[tokio::test]
async fn it_finishes_what_is_under_way_before_it_stops() {
    let mut server = Server::start(INSECURE).await;
    let _idle = server.connect().await;
    let mut socket = server.connect().await;
    let request = post(LAUNCH);
    let (first, second) = request.split_at(request.len() - 10);
    socket.write_all(first.as_bytes()).await.unwrap();
    tokio::time::sleep(Duration::from_millis(300)).await;

    server.terminate();
    tokio::time::sleep(Duration::from_millis(300)).await;
    socket.write_all(second.as_bytes()).await.unwrap();
    let mut answer = String::new();
    socket.read_to_string(&mut answer).await.unwrap();
    assert!(answer.starts_with("HTTP/1.1 200 "), "{answer}");
    assert!(server.ended().await.success());
}
