//! Clients that are slow, silent or endless, thousands of them, while others are answered.

use std::convert::Infallible;
use std::io::Write;
use std::time::{Duration, Instant};

use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::task::{JoinHandle, JoinSet};
use tokio::time::{sleep, timeout};

use crate::process::Server;

const CONNECTIONS: u64 = 10_000;
/// They are opened by so many at a time, with this pause after each.
const GROUP: u64 = 100;
const PAUSE: Duration = Duration::from_millis(30);
/// After which a client gives up its server: nothing here takes half of it.
const PATIENCE: Duration = Duration::from_secs(90);
/// What the test itself and its other sockets need.
const SPARE_FILES: u64 = 500;
/// Generous: other tests run beside this one.
const PROMPT: Duration = Duration::from_secs(3);

/// [`CONNECTIONS`]; fewer only where the system allows no more, which is said.
fn connections() -> u64 {
    let limit = getrlimit(Resource::Nofile);
    let raised = Rlimit {
        current: limit.maximum,
        ..limit
    };
    setrlimit(Resource::Nofile, raised).unwrap();
    let allowed = getrlimit(Resource::Nofile).current.unwrap_or(u64::MAX);
    assert_eq!(getrlimit(Resource::Nofile).current, limit.maximum);
    let opened = CONNECTIONS.min(allowed.saturating_sub(SPARE_FILES));
    assert!(opened > 500, "{opened} connections prove little");
    // Past what the test runner captures.
    let _ = writeln!(
        std::io::stderr(),
        "slow clients: {opened} connections, {allowed} open files allowed"
    );
    opened
}

/// What a client receives until the server closes the connection.
async fn until_closed(mut socket: TcpStream) -> String {
    let mut answer = Vec::new();
    // A reset is an end, too.
    let _ = socket.read_to_end(&mut answer).await;
    String::from_utf8(answer).unwrap()
}

/// Sends `start`, then `piece` every so often, until that fails or an answer comes.
async fn keep_sending(
    mut socket: TcpStream,
    start: String,
    piece: String,
    pause: Duration,
) -> String {
    socket.write_all(start.as_bytes()).await.unwrap();
    let (mut from, mut to) = socket.split();
    let mut answer = [0; 1024];
    let sending = async {
        while to.write_all(piece.as_bytes()).await.is_ok() {
            sleep(pause).await;
        }
        // The server no longer listens, but may have answered.
        std::future::pending::<Infallible>().await
    };
    tokio::select! {
        read = from.read(&mut answer) => {
            String::from_utf8(answer[..read.unwrap_or(0)].to_vec()).unwrap()
        }
        never = sending => match never {},
    }
}

fn head(more: &str) -> String {
    format!(
        "POST / HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\n{more}\r\n\r\n"
    )
}

async fn answers_promptly(server: &Server) -> Duration {
    let began = Instant::now();
    let answer = server.launch().await;
    assert!(answer.starts_with("HTTP/1.1 200 "), "{answer}");
    let took = began.elapsed();
    assert!(took < PROMPT, "{took:?}");
    took
}

#[tokio::test(flavor = "multi_thread")]
async fn others_are_answered_whatever_slow_clients_do() {
    let arguments = [
        "--insecure-without-verification",
        "--head-seconds",
        "15",
        "--log",
        "off",
    ];
    let server = Server::start(&arguments).await;
    let second = Duration::from_secs(1);
    let mut clients = JoinSet::new();

    // One byte a second, in the head and in the body.
    let start = "POST / HTTP/1.1\r\nx: ".to_owned();
    let dripping_head = keep_sending(server.connect().await, start, "x".into(), second);
    let dripping_head = tokio::spawn(dripping_head);
    let start = head("content-length: 1000");
    let dripping_body = keep_sending(server.connect().await, start, " ".into(), second);
    let dripping_body = tokio::spawn(dripping_body);
    // A body that never ends: fast, and with pauses.
    let piece = format!("10000\r\n{}\r\n", " ".repeat(0x10000));
    let start = head("transfer-encoding: chunked");
    let endless = |socket, pause| {
        let client = keep_sending(socket, start.clone(), piece.clone(), pause);
        tokio::spawn(client)
    };
    let endless_fast = endless(server.connect().await, Duration::ZERO);
    let endless_slow = endless(server.connect().await, second);

    // Thousands that are opened little by little, and then say little or nothing.
    let opened = connections();
    let mut slowest = Duration::ZERO;
    for number in 0..opened {
        let mut socket = server.connect().await;
        if number % 2 == 0 {
            socket
                .write_all(b"POST / HTTP/1.1\r\nhost: ")
                .await
                .unwrap();
        }
        clients.spawn(until_closed(socket));
        if number % GROUP == 0 {
            slowest = slowest.max(answers_promptly(&server).await);
            sleep(PAUSE).await;
        }
    }
    let early = clients.try_join_next();
    assert!(early.is_none(), "closed before all were open: {early:?}");
    for _ in 0..20 {
        slowest = slowest.max(answers_promptly(&server).await);
        sleep(Duration::from_millis(50)).await;
    }

    // Each of them comes to its end.
    let end = async |client: JoinHandle<String>| timeout(PATIENCE, client).await.unwrap().unwrap();
    let answer = end(endless_fast).await;
    assert!(answer.starts_with("HTTP/1.1 413 "), "{answer}");
    // The time is over before the megabyte is.
    let answer = end(endless_slow).await;
    assert!(answer.starts_with("HTTP/1.1 400 "), "{answer}");
    let answer = end(dripping_body).await;
    assert!(answer.starts_with("HTTP/1.1 400 "), "{answer}");
    let answer = end(dripping_head).await;
    assert!(
        answer.is_empty() || answer.starts_with("HTTP/1.1 408 "),
        "{answer}"
    );
    let all = async { while clients.join_next().await.is_some() {} };
    timeout(PATIENCE, all).await.unwrap();
    slowest = slowest.max(answers_promptly(&server).await);
    let _ = writeln!(std::io::stderr(), "slow clients: others waited {slowest:?}");
}
