//! A server on a real socket that does to a connection what it is told, and nothing better.

use std::net::SocketAddr;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

/// What the server does with one request.
#[derive(Clone)]
pub(crate) enum Act {
    /// Sends these bytes and closes.
    Send(Vec<u8>),
    /// Sends these bytes after a while, and closes.
    Late(Duration, Vec<u8>),
    /// Sends these bytes, then nothing more until the client closes.
    SendAndHang(Vec<u8>),
    /// Sends the first bytes at once and the rest one by one.
    Drip(Vec<u8>, Duration),
    /// Sends the first bytes, then spaces without end.
    Endless(Vec<u8>),
    /// Breaks the connection off.
    Reset,
}

impl Act {
    /// A whole answer with a body of JSON.
    pub(crate) fn answer(status: &str, body: &[u8]) -> Self {
        Self::Send(response(status, "content-type: application/json\r\n", body))
    }
}

pub(crate) fn response(status: &str, headers: &str, body: &[u8]) -> Vec<u8> {
    let length = body.len();
    let mut bytes = format!(
        "HTTP/1.1 {status}\r\n{headers}content-length: {length}\r\nconnection: close\r\n\r\n"
    )
    .into_bytes();
    bytes.extend_from_slice(body);
    bytes
}

type Script = dyn FnMut(&str) -> Act + Send;

/// Stops with the test that started it.
pub(crate) struct Server {
    pub(crate) address: SocketAddr,
    script: Arc<Mutex<Box<Script>>>,
    requests: Arc<Mutex<Vec<String>>>,
    closed: Arc<AtomicUsize>,
    task: tokio::task::JoinHandle<()>,
}

impl Server {
    /// The script sees each request's text.
    pub(crate) async fn start(script: impl FnMut(&str) -> Act + Send + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let script: Arc<Mutex<Box<Script>>> = Arc::new(Mutex::new(Box::new(script)));
        let requests = Arc::<Mutex<Vec<String>>>::default();
        let closed = Arc::<AtomicUsize>::default();
        let (of_task, seen) = (Arc::clone(&script), Arc::clone(&requests));
        let ended = Arc::clone(&closed);
        let task = tokio::spawn(async move {
            while let Ok((socket, _)) = listener.accept().await {
                let (script, seen) = (Arc::clone(&of_task), Arc::clone(&seen));
                let ended = Arc::clone(&ended);
                tokio::spawn(async move { drop(serve(socket, &script, &seen, &ended).await) });
            }
        });
        Self {
            address,
            script,
            requests,
            closed,
            task,
        }
    }

    pub(crate) fn becomes(&self, script: impl FnMut(&str) -> Act + Send + 'static) {
        *self.script.lock().unwrap() = Box::new(script);
    }

    pub(crate) fn requests(&self) -> Vec<String> {
        self.requests.lock().unwrap().clone()
    }

    /// How many connections that were left hanging the client has closed.
    pub(crate) fn closed(&self) -> usize {
        self.closed.load(Ordering::SeqCst)
    }

    pub(crate) fn base(&self) -> String {
        format!("http://{}", self.address)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.task.abort();
    }
}

async fn serve(
    mut socket: TcpStream,
    script: &Mutex<Box<Script>>,
    seen: &Mutex<Vec<String>>,
    closed: &AtomicUsize,
) -> std::io::Result<()> {
    let request = read_request(&mut socket).await?;
    let act = (script.lock().unwrap())(&request);
    seen.lock().unwrap().push(request);
    match act {
        Act::Send(bytes) => socket.write_all(&bytes).await?,
        Act::Late(after, bytes) => {
            tokio::time::sleep(after).await;
            socket.write_all(&bytes).await?;
        }
        Act::SendAndHang(bytes) => {
            socket.write_all(&bytes).await?;
            let mut rest = [0; 64];
            while matches!(socket.read(&mut rest).await, Ok(1..)) {}
            closed.fetch_add(1, Ordering::SeqCst);
        }
        Act::Drip(bytes, pause) => {
            for byte in bytes {
                socket.write_all(&[byte]).await?;
                tokio::time::sleep(pause).await;
            }
        }
        Act::Endless(bytes) => {
            socket.write_all(&bytes).await?;
            while socket.write_all(&[b' '; 16 * 1024]).await.is_ok() {}
        }
        Act::Reset => socket.set_zero_linger()?,
    }
    socket.shutdown().await
}

/// Head and, where it has a length, body.
async fn read_request(socket: &mut TcpStream) -> std::io::Result<String> {
    let mut bytes = Vec::new();
    loop {
        let mut chunk = [0; 4096];
        let read = socket.read(&mut chunk).await?;
        bytes.extend_from_slice(&chunk[..read]);
        let text = String::from_utf8_lossy(&bytes);
        let whole = text.split_once("\r\n\r\n").is_some_and(|(head, body)| {
            let length = head
                .lines()
                .find_map(|line| {
                    let (name, value) = line.split_once(':')?;
                    name.eq_ignore_ascii_case("content-length")
                        .then(|| value.trim().parse().ok())?
                })
                .unwrap_or(0);
            body.len() >= length
        });
        if whole || read == 0 {
            return Ok(text.into_owned());
        }
    }
}
