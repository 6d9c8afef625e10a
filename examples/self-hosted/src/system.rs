//! What the operating system is asked for.

/// Ready when the server is told to stop: by ctrl-c, or by SIGTERM as supervisors and containers do.
#[cfg(unix)]
pub fn stopped() -> std::io::Result<impl Future> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    Ok(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
    })
}

/// Ready when the server is told to stop: by ctrl-c.
#[cfg(not(unix))]
pub fn stopped() -> std::io::Result<impl Future> {
    Ok(tokio::signal::ctrl_c())
}

/// Every connection is a file descriptor, and the default is often 1,024. Takes what may be taken.
#[cfg(unix)]
pub fn raise_file_limit() {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    let limit = getrlimit(Resource::Nofile);
    let raised = Rlimit {
        current: limit.maximum,
        maximum: limit.maximum,
    };
    if let Err(error) = setrlimit(Resource::Nofile, raised) {
        tracing::warn!(%error, "the limit of open files stays at {:?}", limit.current);
    }
}

/// There is no such limit here.
#[cfg(not(unix))]
pub fn raise_file_limit() {}
