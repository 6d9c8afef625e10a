//! The server under test.

use std::net::SocketAddr;
use std::process::{ExitStatus, Stdio};
use std::time::Duration;

use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpStream;
use tokio::process::{Child, Command};

pub(crate) const LAUNCH: &str = r#"{"version":"1.0","request":{"type":"LaunchRequest"}}"#;

/// A server that believes what it is told, and ends with the test.
#[derive(Debug)]
pub(crate) struct Server {
    process: Child,
    address: SocketAddr,
}

impl Server {
    pub(crate) async fn start(arguments: &[&str]) -> Self {
        let mut process = command()
            .args(["--listen", "127.0.0.1:0"])
            .args(arguments)
            .stdout(Stdio::piped())
            .kill_on_drop(true)
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(process.stdout.take().unwrap()).lines();
        let line = lines.next_line().await.unwrap().unwrap();
        let address = line.trim_start_matches("http://").trim_end_matches('/');
        let address = address.parse().unwrap();
        Self { process, address }
    }

    pub(crate) async fn connect(&self) -> TcpStream {
        TcpStream::connect(self.address).await.unwrap()
    }

    /// The whole answer to `request`, which asks for the connection to be closed.
    pub(crate) async fn exchange(&self, request: &str) -> String {
        let mut socket = self.connect().await;
        socket.write_all(request.as_bytes()).await.unwrap();
        let mut answer = String::new();
        socket.read_to_string(&mut answer).await.unwrap();
        answer
    }

    /// Sends the skill a launch request.
    pub(crate) async fn launch(&self) -> String {
        self.exchange(&post(LAUNCH)).await
    }

    /// Tells the server to stop, as a supervisor would.
    pub(crate) fn terminate(&self) {
        let id = i32::try_from(self.process.id().unwrap()).unwrap();
        let id = rustix::process::Pid::from_raw(id).unwrap();
        rustix::process::kill_process(id, rustix::process::Signal::TERM).unwrap();
    }

    pub(crate) async fn ended(&mut self) -> ExitStatus {
        let end = tokio::time::timeout(Duration::from_secs(20), self.process.wait());
        end.await.unwrap().unwrap()
    }
}

pub(crate) fn command() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_self-hosted"));
    command.env_remove("SKILL_ID");
    command
}

pub(crate) fn post(body: &str) -> String {
    let length = body.len();
    format!(
        "POST / HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\
         content-type: application/json\r\ncontent-length: {length}\r\n\r\n{body}"
    )
}
