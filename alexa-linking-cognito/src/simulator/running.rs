use std::net::SocketAddr;
use std::time::Duration;

use alexa_skill_core::clock::{SystemClock, timeout};
use tokio::sync::watch;
use tokio::task::JoinHandle;

/// How long pages may take to let go.
const GRACE: Duration = Duration::from_secs(1);

/// A simulator that serves its page. It ends when dropped.
#[derive(Debug)]
pub struct RunningSimulator {
    pub(super) address: SocketAddr,
    pub(super) stop: watch::Sender<bool>,
    pub(super) server: Option<JoinHandle<()>>,
}

impl RunningSimulator {
    /// Where the page is.
    pub fn url(&self) -> String {
        format!("http://{}/", self.address)
    }

    /// Where the simulator listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Ends the simulator, and the connections to it.
    pub async fn shutdown(mut self) {
        self.stop.send_replace(true);
        if let Some(mut server) = self.server.take()
            && timeout(&SystemClock, GRACE, &mut server).await.is_none()
        {
            server.abort();
        }
    }
}

impl Drop for RunningSimulator {
    fn drop(&mut self) {
        self.stop.send_replace(true);
    }
}
