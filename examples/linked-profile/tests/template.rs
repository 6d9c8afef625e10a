//! What the SAM template promises, read from the template.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::collections::BTreeMap;

const TEMPLATE: &str = include_str!("../template.yaml");

/// The scalars of the template by their path, such as `Resources.Function.Type`; the members of a
/// list are numbered. It reads block style alone, which is all that the template uses.
fn scalars() -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    // The keys above the present line, with their indentation.
    let mut above: Vec<(usize, String)> = Vec::new();
    let mut items: BTreeMap<String, usize> = BTreeMap::new();
    for line in TEMPLATE.lines() {
        let text = line.trim_start();
        if text.is_empty() || text.starts_with('#') {
            continue;
        }
        let mut indent = line.len() - text.len();
        above.retain(|(other, _)| *other < indent);
        let path = |above: &[(usize, String)]| {
            let keys: Vec<_> = above.iter().map(|(_, key)| key.as_str()).collect();
            keys.join(".")
        };
        let mut text = text;
        if let Some(item) = text.strip_prefix("- ") {
            let number = items.entry(path(&above)).or_default();
            above.push((indent, number.to_string()));
            *number += 1;
            indent += 2;
            text = item;
        }
        match text
            .split_once(": ")
            .or_else(|| Some((text.strip_suffix(':')?, "")))
        {
            Some((key, value)) => {
                above.push((indent, key.to_owned()));
                if !value.is_empty() {
                    found.insert(path(&above), value.trim_matches('"').to_owned());
                }
            }
            None => {
                found.insert(path(&above), text.to_owned());
            }
        }
    }
    found
}

fn below(prefix: &str) -> Vec<(String, String)> {
    let inside = |(path, value): (String, String)| {
        let rest = path.strip_prefix(prefix)?.strip_prefix('.')?;
        Some((rest.to_owned(), value))
    };
    scalars().into_iter().filter_map(inside).collect()
}

#[track_caller]
fn assert_is(path: &str, value: &str) {
    assert_eq!(
        scalars().get(path).map(String::as_str),
        Some(value),
        "{path}"
    );
}

#[test]
fn alexa_may_invoke_the_function_for_this_skill_only() {
    let permissions: Vec<_> = scalars()
        .into_iter()
        .filter(|(_, value)| value == "AWS::Lambda::Permission")
        .collect();
    assert_eq!(permissions.len(), 1, "{permissions:?}");
    let permission = "Resources.AlexaPermission.Properties";
    assert_is(&format!("{permission}.EventSourceToken"), "!Ref SkillId");
    assert_is(
        &format!("{permission}.Principal"),
        "alexa-appkit.amazon.com",
    );
    assert_is(
        &format!("{permission}.FunctionName"),
        "!GetAtt Function.Arn",
    );
    assert_is(&format!("{permission}.Action"), "lambda:InvokeFunction");
    // The parameter cannot be left empty: then the token would not hold.
    assert!(
        below("Parameters.SkillId")
            .iter()
            .all(|(key, _)| key != "Default")
    );
    assert!(scalars()["Parameters.SkillId.AllowedPattern"].starts_with("^amzn1\\.ask\\.skill\\."));
    // Nor may anybody else, by an event source of the function.
    assert_eq!(below("Resources.Function.Properties.Events"), []);
}

#[test]
fn the_function_is_given_what_the_program_reads() {
    let variables = below("Resources.Function.Properties.Environment.Variables");
    let expected = [
        ("ALEXA_SKILL_ID", "!Ref SkillId"),
        ("COGNITO_CLIENT_ID", "!Ref UserPoolClient"),
        ("COGNITO_DOMAIN", "!Ref UserPoolDomain"),
        ("COGNITO_USER_POOL_ID", "!Ref UserPool"),
    ];
    let expected = expected.map(|(name, value)| (name.to_owned(), value.to_owned()));
    assert_eq!(variables, expected);
    let program = [
        include_str!("../src/pool.rs"),
        include_str!("../src/lambda.rs"),
    ]
    .concat();
    for (name, _) in variables {
        assert!(program.contains(&format!("variable(\"{name}\")")), "{name}");
    }
}

#[test]
fn the_function_is_built_by_cargo_lambda_for_arm64_and_ends_before_alexa_gives_up() {
    let function = "Resources.Function";
    assert_is(
        &format!("{function}.Metadata.BuildMethod"),
        "rust-cargolambda",
    );
    assert_is(
        &format!("{function}.Metadata.BuildProperties.Binary"),
        env!("CARGO_PKG_NAME"),
    );
    assert_is(&format!("{function}.Properties.Architectures.0"), "arm64");
    assert_is(&format!("{function}.Properties.Timeout"), "7");
    assert_is(&format!("{function}.Properties.Handler"), "bootstrap");
}

/// cargo-lambda builds with `panic = "abort"` unless the workspace says otherwise; then a panic in a
/// handler would end the process instead of being answered.
#[test]
fn a_panic_does_not_end_the_function() {
    let workspace = concat!(env!("CARGO_MANIFEST_DIR"), "/../../Cargo.toml");
    let workspace = std::fs::read_to_string(workspace).unwrap();
    let (_, release) = workspace.split_once("[profile.release]").unwrap();
    let release = release.split("\n[").next().unwrap();
    assert!(release.contains("panic = \"unwind\""), "{release}");
}

#[test]
fn alexa_is_a_confidential_client_for_the_code_flow_in_its_three_regions() {
    let client = "Resources.UserPoolClient.Properties";
    assert_is(&format!("{client}.GenerateSecret"), "true");
    assert_is(&format!("{client}.AllowedOAuthFlowsUserPoolClient"), "true");
    let list = |name: &str| -> Vec<String> {
        let members = below(&format!("{client}.{name}"));
        members.into_iter().map(|(_, value)| value).collect()
    };
    assert_eq!(list("AllowedOAuthFlows"), ["code"]);
    assert_eq!(
        list("AllowedOAuthScopes"),
        ["openid", "profile", "email", "phone"]
    );
    let hosts = [
        "pitangui.amazon.com",
        "layla.amazon.com",
        "alexa.amazon.co.jp",
    ];
    let urls = hosts.map(|host| format!("!Sub https://{host}/api/skill/link/${{VendorId}}"));
    assert_eq!(list("CallbackURLs"), urls);
    assert_is(
        "Resources.UserPoolDomain.Properties.UserPoolId",
        "!Ref UserPool",
    );
}
