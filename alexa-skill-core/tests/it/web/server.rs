//! Mounted as it is in axum and in hyper, over sockets.

use alexa_skill_core::response::Response;
use alexa_skill_core::skill::{HandlerInput, HandlerResult, Skill};
use alexa_skill_core::web::SkillService;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

use super::kit::{BODY, signed, usual};

async fn launch(_: &mut HandlerInput) -> HandlerResult {
    Ok(Response::builder().speak_text("Hello!").build())
}

fn service() -> SkillService {
    SkillService::new(Skill::builder().on_launch(launch).build(), usual())
}

/// What a signed request over a socket is answered.
async fn exchange(address: std::net::SocketAddr) -> String {
    let mut request = format!(
        "POST / HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\
         content-type: application/json\r\ncontent-length: {}\r\n",
        BODY.len()
    );
    for (name, value) in &signed(BODY) {
        request.extend([name.as_str(), ": ", value.to_str().unwrap(), "\r\n"]);
    }
    request += "\r\n";
    let mut socket = TcpStream::connect(address).await.unwrap();
    socket.write_all(request.as_bytes()).await.unwrap();
    socket.write_all(BODY).await.unwrap();
    let mut answer = String::new();
    socket.read_to_string(&mut answer).await.unwrap();
    answer
}

fn check(answer: &str) {
    assert!(answer.starts_with("HTTP/1.1 200 "), "{answer}");
    assert!(answer.contains("<speak>Hello!</speak>"), "{answer}");
}

#[tokio::test]
async fn in_axum() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let app = axum::Router::new().route_service("/", service());
    let server = tokio::spawn(async move { axum::serve(listener, app).await });
    check(&exchange(address).await);
    server.abort();
}

#[tokio::test]
async fn in_hyper() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let server = async {
        let (socket, _) = listener.accept().await.unwrap();
        let service = hyper_util::service::TowerToHyperService::new(service());
        hyper::server::conn::http1::Builder::new()
            .serve_connection(hyper_util::rt::TokioIo::new(socket), service)
            .await
    };
    let (end, answer) = tokio::join!(server, exchange(address));
    end.unwrap();
    check(&answer);
}
