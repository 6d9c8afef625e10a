//! The program as its user runs it.
#![allow(clippy::unwrap_used, reason = "these are tests")]

use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use serde_json::{Value, json};

const SECRETS: [&str; 4] = [
    "session-secret",
    "system-secret",
    "api-secret",
    "consent-secret",
];

fn linked() -> Value {
    json!({
        "version": "1.0",
        "session": {
            "new": true, "attributes": { "free": [{ "in": { "form": 1.50 } }] },
            "user": { "userId": "u", "accessToken": SECRETS[0] },
        },
        "context": { "System": {
            "user": {
                "userId": "u", "accessToken": SECRETS[1], "permissions": { "consentToken": SECRETS[3] },
            },
            "apiAccessToken": SECRETS[2], "person": null,
        } },
        "request": { "type": "LaunchRequest", "requestId": "r", "locale": "en-US" },
    })
}

fn run(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_envelope-inspect"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_vec();
    // It may end without reading.
    let writing = std::thread::spawn(move || stdin.write_all(&input).ok());
    let output = child.wait_with_output().unwrap();
    writing.join().unwrap();
    output
}

fn text(output: &Output) -> &str {
    std::str::from_utf8(&output.stdout).unwrap()
}

fn lines(output: &Output) -> Vec<Value> {
    let lines = text(output).lines();
    lines
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

#[test]
fn a_request_that_is_understood_is_told_without_its_secrets() {
    let body = linked().to_string();
    for arguments in [&[][..], &["--json"], &["--lines"]] {
        let output = run(arguments, body.as_bytes());
        assert_eq!(output.status.code(), Some(0));
        for value in SECRETS {
            assert!(!text(&output).contains(value), "{}", text(&output));
        }
    }
    let output = run(&[], body.as_bytes());
    assert_eq!(
        text(&output),
        "standard input: request LaunchRequest\n      every member is understood\n"
    );
    let report = &lines(&run(&["--json"], body.as_bytes()))[0];
    assert_eq!(
        *report,
        json!({
            "source": "standard input", "kind": "request", "type": "LaunchRequest",
            "understood": true, "not_understood": [],
        })
    );
}

#[test]
fn what_has_no_type_is_named_by_its_path() {
    let mut document = linked();
    document["request"]["shiny"] = json!({ "secret": "shiny-secret" });
    document["session"]["user"]["new"] = json!(1);
    document["context"]["Made.Up"] = json!({ "a": 1 });
    let output = run(&["--json"], document.to_string().as_bytes());
    assert_eq!(output.status.code(), Some(0));
    let report = &lines(&output)[0];
    assert_eq!(report["understood"], false);
    assert_eq!(
        report["not_understood"],
        json!([
            { "path": "request.shiny", "fate": "lost" },
            { "path": "session.user.new", "fate": "lost" },
            { "path": "context.Made.Up", "fate": "kept" },
        ])
    );
    assert!(!text(&output).contains("shiny-secret"));

    let unknown = br#"{"request":{"type":"New.Thing","x":1}}"#;
    let output = run(&[], unknown);
    assert!(
        text(&output).contains("request New.Thing\n      not understood: request: "),
        "{}",
        text(&output)
    );
    let rewritten = run(&["--rewrite"], unknown);
    assert_eq!(
        lines(&rewritten),
        [serde_json::from_slice::<Value>(unknown).unwrap()]
    );
}

#[test]
fn a_response_is_told_the_limits_it_breaks_and_the_parts_without_a_type() {
    let document = json!({
        "sessionAttributes": { "any": [null] },
        "response": {
            "outputSpeech": { "type": "SSML", "ssml": "<speak>a < b</speak>" },
            "directives": [{ "type": "AudioPlayer.Stop" }, { "type": "Made.Up", "x": 1 }],
        },
    });
    let report = &lines(&run(&["--json"], document.to_string().as_bytes()))[0];
    assert_eq!(report["kind"], "response");
    assert_eq!(report["directives"], json!(["AudioPlayer.Stop", "Made.Up"]));
    assert_eq!(
        report["not_understood"],
        json!([{ "path": "response.directives[1]", "fate": "kept" }])
    );
    let limits = &report["limits"][0];
    assert_eq!(limits["path"], "response.outputSpeech.ssml");
    assert_eq!(limits["kind"], "MalformedSsml");
    let output = run(&[], document.to_string().as_bytes());
    assert!(
        text(&output).contains("breaks a limit: response.outputSpeech.ssml: "),
        "{}",
        text(&output)
    );
}

#[test]
fn rewriting_gives_a_line_for_each_document_and_errors_among_them() {
    let wrong = json!({ "request": { "type": "IntentRequest", "intent": { "slots": 7 } } });
    let attributes =
        json!({ "session": { "attributes": 7 }, "request": { "type": "LaunchRequest" } });
    let answer = json!({ "version": "1.0", "response": { "shouldEndSession": true } });
    let input = format!(
        "{}\n\n{wrong}\n{attributes}\n{answer}\n{{\"request\":\n",
        linked()
    );
    let output = run(&["--lines", "--rewrite"], input.as_bytes());
    assert_eq!(output.status.code(), Some(1));
    let lines = lines(&output);
    let mut first = linked();
    first["context"]["System"]
        .as_object_mut()
        .unwrap()
        .remove("person");
    assert_eq!(lines[0], first);
    for (line, path, number) in [
        (1, "request.intent.slots", 3),
        (2, "session.attributes", 4),
        (4, "", 6),
    ] {
        assert_eq!(lines[line]["error"]["path"], path, "{}", lines[line]);
        assert_eq!(lines[line]["error"]["line"], number);
    }
    assert_eq!(lines[3], answer);
    assert_eq!(lines[4]["error"]["kind"], "Syntax");
    assert_eq!(lines.len(), 5);
}

#[test]
fn what_is_no_envelope_is_refused_and_named() {
    for (document, kind, word) in [
        (
            json!({ "directive": { "header": { "namespace": "Alexa.PowerController", "name": "TurnOn" } } }),
            "SmartHome",
            "Alexa.PowerController TurnOn",
        ),
        (
            json!({ "event": { "header": { "namespace": "Alexa", "name": "Response" } }, "context": {} }),
            "SmartHome",
            "Alexa Response",
        ),
        (json!({ "version": "1.0" }), "Neither", "neither"),
        (json!([1]), "Neither", "neither"),
        (json!("\u{1b}[31m"), "Neither", "neither"),
        (json!({ "request": {} }), "WrongType", "type"),
    ] {
        let body = document.to_string();
        let output = run(&["--json"], body.as_bytes());
        assert_eq!(output.status.code(), Some(1), "{body}");
        let error = &lines(&output)[0]["error"];
        assert_eq!(error["kind"], kind, "{body}");
        assert!(error["message"].as_str().unwrap().contains(word), "{error}");
        let shown = run(&[], body.as_bytes());
        assert!(text(&shown).contains("REFUSED"), "{}", text(&shown));
    }
    for (bytes, kind) in [
        (b"\"\xff\"".to_vec(), "NotUtf8"),
        (Vec::new(), "Syntax"),
        (vec![b'['; 9 * 1024 * 1024], "TooLarge"),
        (
            format!(
                r#"{{"request":{{"type":"LaunchRequest"}},"context":{{"X":{}{}}}}}"#,
                "[".repeat(500),
                "]".repeat(500)
            )
            .into(),
            "TooDeep",
        ),
    ] {
        let output = run(&["--json"], &bytes);
        assert_eq!(output.status.code(), Some(1));
        assert_eq!(lines(&output)[0]["error"]["kind"], kind);
    }
}

#[test]
fn control_characters_do_not_reach_the_terminal() {
    let body = br#"{"request":{"type":"A\u001b[31m","locale":"x"},"\u001b":1}"#;
    let output = run(&[], body);
    assert!(!text(&output).contains('\u{1b}'), "{}", text(&output));
}

#[test]
fn nothing_in_the_fixtures_of_the_sdk_is_lost() {
    let fixtures =
        PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../alexa-skill-core/tests/fixtures");
    for folder in ["request", "response"] {
        let entries = std::fs::read_dir(fixtures.join(folder)).unwrap();
        let files: Vec<_> = entries
            .map(|entry| entry.unwrap().path().to_str().unwrap().to_owned())
            .collect();
        assert!(files.len() > 10);
        let arguments: Vec<_> = ["--json"]
            .into_iter()
            .chain(files.iter().map(String::as_str))
            .collect();
        let output = run(&arguments, b"");
        assert_eq!(output.status.code(), Some(0), "{}", text(&output));
        let reports = lines(&output);
        assert_eq!(reports.len(), files.len());
        for report in reports {
            assert_eq!(report["kind"], folder, "{report}");
            for finding in report["not_understood"].as_array().unwrap() {
                assert_eq!(finding["fate"], "kept", "{report}");
            }
        }
    }
}

#[test]
fn wrong_arguments_are_told_apart_from_refused_documents() {
    for wrong in [
        &["no-such-file"][..],
        &["--rewrite", "--json"],
        &["--nonsense"],
    ] {
        let output = run(wrong, b"{}");
        assert_eq!(output.status.code(), Some(2), "{wrong:?}");
        assert!(output.stdout.is_empty());
        assert!(!output.stderr.is_empty());
    }
}
