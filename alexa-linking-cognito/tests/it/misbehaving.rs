//! A key set's address that misbehaves, over a real socket: the right class of error inside the
//! deadline, and recovery on the next good answer.

use std::time::{Duration, Instant};

use alexa_linking_cognito::{
    GetUserClient, JwksCache, JwksError, TokenVerifier, UserInfoClient, UserPool,
};
use alexa_skill_core::linking::IdentityError;
use alexa_skill_core::secret::AccessToken;
use alexa_skill_core::transport::TransportError;
use serde_json::json;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

use crate::server::{Act, Server, response};
use crate::support::{CLIENT, ISSUER, NOW, POOL, TestKey, TokioClock, access_claims, jwks, with};

const ATTEMPT: Duration = Duration::from_millis(600);
const DEADLINE: Duration = Duration::from_millis(1400);
/// For a machine that is busy with other tests.
const SLACK: Duration = Duration::from_secs(3);

/// A verifier of tokens of the test pool whose keys come from `server`.
fn verifier(server: &Server) -> TokenVerifier {
    let pool = UserPool::from_id(POOL)
        .unwrap()
        .with_endpoint(&server.base())
        .unwrap()
        .with_issuer(ISSUER);
    let keys = JwksCache::builder(&pool)
        .clock(TokioClock::default())
        .fetch_timeout(ATTEMPT)
        .deadline(DEADLINE)
        .max_backoff(Duration::from_millis(300))
        .build();
    TokenVerifier::builder(pool)
        .jwks(keys)
        .client_id(CLIENT)
        .clock(TokioClock::default())
        .build()
        .unwrap()
}

fn key() -> TestKey {
    TestKey::first("k1")
}

fn token() -> String {
    key().sign(&with(access_claims(), "exp", json!(NOW + 1_000_000)))
}

fn good() -> Vec<u8> {
    jwks(&[&key()]).to_string().into_bytes()
}

fn class(result: Result<impl Sized, IdentityError>) -> String {
    match result {
        Ok(_) => "ok".into(),
        Err(IdentityError::Rejected(why)) => format!("rejected: {why}"),
        Err(IdentityError::Unavailable(_)) => "unavailable".into(),
        Err(IdentityError::Misconfigured(_)) => "misconfigured".into(),
        Err(other) => other.to_string(),
    }
}

fn redirect(to: &str) -> Act {
    Act::Send(response("302 Found", &format!("location: {to}\r\n"), b""))
}

fn misbehaviours() -> Vec<(&'static str, Act, &'static str)> {
    let ok = response("200 OK", "", &good());
    let promised = b"HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\n".to_vec();
    let unbounded = b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n\r\n{".to_vec();
    let cut = ok[..ok.len() - 20].to_vec();
    let half_json = good()[..good().len() / 2].to_vec();
    let many = json!({"keys": vec![key().jwk(); 20_000]}).to_string();
    let html = response(
        "200 OK",
        "content-type: text/html\r\n",
        b"<!doctype html><p>Hi",
    );
    let out = "unavailable";
    vec![
        ("slow", Act::Late(Duration::from_secs(30), ok.clone()), out),
        ("mute", Act::SendAndHang(vec![]), out),
        ("hanging after the headers", Act::SendAndHang(promised), out),
        ("dripping", Act::Drip(ok, Duration::from_millis(20)), out),
        ("500", Act::answer("500 Oh", b"{}"), out),
        ("404", Act::answer("404 Not Found", b"{}"), "misconfigured"),
        ("429", Act::answer("429 Slow down", b"{}"), out),
        ("HTML", Act::Send(html), out),
        ("truncated body", Act::Send(cut), out),
        ("truncated JSON", Act::answer("200 OK", &half_json), out),
        ("endless", Act::Endless(unbounded), out),
        ("20,000 keys", Act::answer("200 OK", many.as_bytes()), out),
        ("redirect loop", redirect("/"), out),
        ("reset", Act::Reset, out),
        ("304", Act::Send(response("304 Not Modified", "", b"")), out),
        (
            "no HTTP",
            Act::Send(b"220 mail.example ESMTP\r\n".to_vec()),
            out,
        ),
    ]
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn each_misbehaviour_ends_in_time_in_its_class_and_heals() {
    let mut cases = Vec::new();
    for (name, act, expected) in misbehaviours() {
        cases.push(tokio::spawn(async move {
            let server = Server::start(move |_| act.clone()).await;
            let verifier = verifier(&server);
            let began = Instant::now();
            let found = class(verifier.verify(&token()).await);
            let took = began.elapsed();
            assert_eq!(found, expected, "{name}");
            assert!(took < DEADLINE + SLACK, "{name} took {took:?}");
            let asked = server.requests().len();
            assert!(asked <= 2, "{name}: {asked} requests");

            server.becomes(|_| Act::answer("200 OK", &good()));
            assert_eq!(class(verifier.verify(&token()).await), "ok", "{name}");
        }));
    }
    for case in cases {
        case.await.unwrap();
    }
}

#[tokio::test]
async fn a_redirect_to_another_host_is_not_followed() {
    let other = Server::start(|_| Act::answer("200 OK", &good())).await;
    let elsewhere = other.base();
    let server = Server::start(move |_| redirect(&elsewhere)).await;
    let found = verifier(&server).verify(&token()).await;
    assert_eq!(class(found), "unavailable");
    assert_eq!(other.requests().len(), 0);
}

#[tokio::test]
async fn an_endpoint_that_fails_every_other_time_is_not_noticed() {
    let mut count = 0;
    let server = Server::start(move |_| {
        count += 1;
        match count % 2 {
            1 => Act::answer("503 Busy", b""),
            _ => Act::answer("200 OK", &good()),
        }
    })
    .await;
    let verifier = verifier(&server);
    for _ in 0..5 {
        assert_eq!(class(verifier.verify(&token()).await), "ok");
    }
    assert_eq!(server.requests().len(), 2);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn known_keys_outlive_every_misbehaviour() {
    let mut cases = Vec::new();
    for (name, act, _) in misbehaviours() {
        cases.push(tokio::spawn(async move {
            let server = Server::start(|_| Act::answer("200 OK", &good())).await;
            let verifier = verifier(&server);
            assert_eq!(class(verifier.verify(&token()).await), "ok", "{name}");
            server.becomes(move |_| act.clone());
            let rotated = TestKey::second("k2").sign(&access_claims());
            let began = Instant::now();
            // Nobody can tell whether the key exists while the set cannot be read.
            let found = class(verifier.verify(&rotated).await);
            assert_eq!(found, "unavailable", "{name}");
            assert!(began.elapsed() < DEADLINE + SLACK, "{name}");
            assert_eq!(class(verifier.verify(&token()).await), "ok", "{name}");
        }));
    }
    for case in cases {
        case.await.unwrap();
    }
}

/// Waits until something is so, which on a busy machine may take a while.
async fn until(what: &str, is_so: impl Fn() -> bool) {
    for _ in 0..1000 {
        if is_so() {
            return;
        }
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    panic!("{what}: it never came to that");
}

#[tokio::test]
async fn a_caller_that_leaves_takes_the_connection_along() {
    let server = Server::start(|_| Act::SendAndHang(vec![])).await;
    let pool = UserPool::from_id(POOL)
        .unwrap()
        .with_endpoint(&server.base())
        .unwrap();
    let patient = Duration::from_secs(60);
    let keys = JwksCache::builder(&pool)
        .fetch_timeout(patient)
        .deadline(patient)
        .build();
    let prefetch = keys.clone();
    let caller = tokio::spawn(async move { prefetch.prefetch().await });
    until("a request", || server.requests().len() == 1).await;
    assert_eq!(server.closed(), 0);
    caller.abort();
    until("the connection's end", || server.closed() == 1).await;
    server.becomes(|_| Act::answer("200 OK", &good()));
    keys.prefetch().await.unwrap();
}

#[tokio::test]
async fn raised_timeouts_are_not_cut_short() {
    let later = Duration::from_millis(2300);
    let profile = br#"{"Username":"a","UserAttributes":[{"Name":"sub","Value":"s"}]}"#;
    let server = Server::start(move |request| {
        let body = if request.starts_with("POST") {
            profile.to_vec()
        } else {
            good()
        };
        Act::Late(later, response("200 OK", "", &body))
    })
    .await;
    let pool = UserPool::from_id(POOL)
        .unwrap()
        .with_endpoint(&server.base())
        .unwrap();
    let patient = Duration::from_secs(30);
    let keys = JwksCache::builder(&pool)
        .fetch_timeout(patient)
        .deadline(patient)
        .build();
    let client = GetUserClient::new(&pool).with_timeout(patient);
    let token = AccessToken::new("t");
    let (keys, profile) = tokio::join!(keys.prefetch(), client.fetch(&token));
    keys.unwrap();
    assert_eq!(profile.unwrap().subject(), "s");
}

/// Answers every connection with what is no TLS of a server's.
async fn no_tls(answer: &'static [u8]) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move {
        while let Ok((mut socket, _)) = listener.accept().await {
            let mut hello = [0; 2048];
            let _ = socket.read(&mut hello).await;
            let _ = socket.write_all(answer).await;
        }
    });
    format!("https://{address}")
}

#[tokio::test]
async fn failures_of_names_and_of_tls_are_outages() {
    let alert = no_tls(&[21, 3, 3, 0, 2, 2, 40]).await;
    let plain = no_tls(b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}").await;
    let nobody = "https://no-such-host.invalid".to_owned();
    for (name, base) in [("alert", alert), ("plain", plain), ("name", nobody)] {
        let pool = UserPool::from_id(POOL)
            .unwrap()
            .with_endpoint(&base)
            .unwrap()
            .with_issuer(ISSUER);
        let token = AccessToken::new(token());
        let keys = JwksCache::new(&pool);
        let fetched = keys.prefetch().await;
        let Err(JwksError::Transport(error)) = fetched else {
            panic!("{name}: {fetched:?}");
        };
        // A resolver that nobody answers may only run into the deadline.
        let is_expected = match &*error {
            TransportError::Connect { .. } => true,
            TransportError::Timeout { .. } => name == "name",
            _ => false,
        };
        assert!(is_expected, "{name}: {error:?}");

        let verifier = TokenVerifier::builder(pool.clone())
            .jwks(keys)
            .client_id(CLIENT)
            .clock(TokioClock::default())
            .build()
            .unwrap();
        let found = verifier.verify(token.expose_secret()).await;
        assert_eq!(class(found), "unavailable", "{name}");
        let profile = GetUserClient::new(&pool).fetch(&token).await;
        assert_eq!(class(profile.map_err(Into::into)), "unavailable", "{name}");
        let profile = UserInfoClient::new(&pool).unwrap().fetch(&token).await;
        assert_eq!(class(profile.map_err(Into::into)), "unavailable", "{name}");
    }
}
