//! The program as its user runs it, on tokens of a local user pool.
#![allow(clippy::unwrap_used, reason = "these are tests")]

use std::path::PathBuf;
use std::process::{Output, Stdio};

use alexa_linking_cognito::JwksCache;
use alexa_linking_cognito::testing::{LocalUser, LocalUserPool};
use serde_json::{Value, json};
use tokio::io::AsyncWriteExt;

struct World {
    pool: LocalUserPool,
    token: String,
    jwks: PathBuf,
}

impl World {
    async fn new(name: &str) -> Self {
        let user = LocalUser::new("ada")
            .password("p")
            .attribute("given_name", "Ada");
        let pool = LocalUserPool::builder().user(user).start().await.unwrap();
        let linking = pool.account_linking().unwrap();
        let token = linking.link("ada", "p").await.unwrap().access_token;
        let keys = JwksCache::new(&pool.user_pool().unwrap());
        keys.prefetch().await.unwrap();
        let jwks = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}.json"));
        std::fs::write(&jwks, keys.export().unwrap()).unwrap();
        Self {
            token: token.expose_secret().to_owned(),
            pool,
            jwks,
        }
    }

    fn issuer(&self) -> String {
        self.pool.user_pool().unwrap().issuer().to_owned()
    }

    fn jwks(&self) -> &str {
        self.jwks.to_str().unwrap()
    }
}

async fn run(arguments: &[&str], input: &str) -> Output {
    let mut child = tokio::process::Command::new(env!("CARGO_BIN_EXE_token-inspect"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .kill_on_drop(true)
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    // It may end without reading.
    drop(stdin.write_all(input.as_bytes()).await);
    drop(stdin);
    child.wait_with_output().await.unwrap()
}

fn text(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

#[tokio::test]
async fn a_good_token_passes_every_check_by_file_and_by_pool() {
    let world = World::new("good").await;
    let (issuer, pool) = (world.issuer(), world.pool.user_pool().unwrap());
    let client = world.pool.clients()[0].id().to_owned();
    let by_file = [
        "--jwks",
        world.jwks(),
        "--issuer",
        &issuer,
        "--client-id",
        &client,
    ];
    let base = pool.endpoint();
    let by_pool = [
        "--pool",
        pool.id(),
        "--endpoint",
        &base,
        "--issuer",
        &issuer,
        "--scope",
        "openid",
    ];
    for arguments in [&by_file[..], &by_pool[..]] {
        let output = run(arguments, &world.token).await;
        let printed = text(&output);
        assert_eq!(output.status.code(), Some(0), "{printed}");
        assert!(
            printed.ends_with("\naccepted\n") && !printed.contains("BAD"),
            "{printed}"
        );
        assert!(
            printed.contains(&issuer) && printed.contains("ok  signature"),
            "{printed}"
        );
        assert!(
            !printed.contains(&world.token) && !printed.contains("\"ada\""),
            "{printed}"
        );
    }
    let shown = run(&[&by_file[..], &["--personal"]].concat(), &world.token).await;
    assert!(
        text(&shown).contains("username \"ada\""),
        "{}",
        text(&shown)
    );
}

#[tokio::test]
async fn a_bad_token_is_told_every_fault_at_once() {
    let world = World::new("bad").await;
    let arguments = [
        "--jwks",
        world.jwks(),
        "--issuer",
        "https://other.example",
        "--client-id",
        "other",
        "--scope",
        "email-of-nobody",
        "--group",
        "admins",
        "--now",
        "4000000000",
        "--json",
    ];
    let output = run(&arguments, &world.token).await;
    assert_eq!(output.status.code(), Some(1));
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(report["verdict"], "rejected");
    let bad: Vec<_> = report["checks"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|check| check["ok"] == false)
        .map(|check| check["name"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(bad, ["issuer", "client", "times", "scopes", "groups"]);
    let issuer = &report["checks"][1];
    assert_eq!(issuer["expected"], "https://other.example");
    assert_eq!(issuer["found"], world.issuer());
    assert!(
        report["claims"]["username"]
            .as_str()
            .unwrap()
            .starts_with("[masked")
    );
}

#[tokio::test]
async fn without_pool_and_issuer_the_issuer_is_said_not_to_be_checked() {
    let world = World::new("any").await;
    let output = run(&["--jwks", world.jwks()], &world.token).await;
    let printed = text(&output);
    assert_eq!(output.status.code(), Some(0), "{printed}");
    assert!(printed.contains("the issuer is not checked"), "{printed}");
}

#[tokio::test]
async fn lines_are_answered_one_by_one() {
    let world = World::new("lines").await;
    let input = [
        json!({"token": world.token}).to_string(),
        String::new(),
        json!({"token": world.token, "now": 4_000_000_000.5}).to_string(),
        json!({"token": "a.b"}).to_string(),
        "{\"token\": 7}".to_owned(),
        "nonsense".to_owned(),
    ]
    .join("\n");
    let output = run(&["--jwks", world.jwks(), "--lines"], &input).await;
    assert_eq!(output.status.code(), Some(1));
    let lines: Vec<Value> = text(&output)
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let verdicts: Vec<_> = lines
        .iter()
        .map(|line| (line["line"].as_u64().unwrap(), line["verdict"].as_str()))
        .collect();
    let (accepted, rejected) = (Some("accepted"), Some("rejected"));
    assert_eq!(
        verdicts,
        [
            (1, accepted),
            (3, rejected),
            (4, rejected),
            (5, None),
            (6, None)
        ]
    );
    assert!(lines[3]["error"].as_str().unwrap().contains("token"));
    assert!(!text(&output).contains("nonsense"));

    let good = json!({"token": world.token}).to_string();
    let output = run(&["--jwks", world.jwks(), "--lines"], &good).await;
    assert_eq!(output.status.code(), Some(0));
}

#[tokio::test]
async fn a_token_whose_key_the_file_lacks_is_rejected() {
    let world = World::new("lacking").await;
    world.pool.rotate_keys().await.unwrap();
    let linking = world.pool.account_linking().unwrap();
    let token = linking.link("ada", "p").await.unwrap().access_token;
    let arguments = ["--jwks", world.jwks(), "--json"];
    let output = run(&arguments, token.expose_secret()).await;
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(1), "{report}");
    assert_eq!(report["verdict"], "rejected");
    let checks = report["checks"].as_array().unwrap();
    let bad: Vec<_> = checks.iter().filter(|check| check["ok"] == false).collect();
    let error = bad[0]["error"].as_str().unwrap();
    assert!(
        bad.len() == 1 && bad[0]["name"] == "key" && error.starts_with("the file has no key"),
        "{report}"
    );
}

#[tokio::test]
async fn no_keys_is_no_rejection_and_wrong_arguments_are_neither() {
    let world = World::new("none").await;
    // A port that nobody listens on any more.
    let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let base = format!("http://{}", free.local_addr().unwrap());
    drop(free);
    let issuer = world.issuer();
    let id = world.pool.user_pool().unwrap().id().to_owned();
    let nobody = ["--pool", &id, "--endpoint", &base, "--issuer", &issuer];
    let output = run(&nobody, &world.token).await;
    assert_eq!(output.status.code(), Some(3), "{}", text(&output));

    for wrong in [
        &["--jwks", "no-such-file"][..],
        &["--pool", "nonsense"],
        &["--jwks", world.jwks(), "--leeway", "301"],
        &["--jwks", world.jwks(), "--now", "-1"],
        &[],
    ] {
        let output = run(wrong, &world.token).await;
        assert_eq!(output.status.code(), Some(2), "{wrong:?}");
        assert!(output.stdout.is_empty());
    }
    let output = run(&["--jwks", world.jwks()], " \n").await;
    assert_eq!(output.status.code(), Some(2));
}
