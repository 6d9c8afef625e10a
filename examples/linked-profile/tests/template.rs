//! What the SAM template promises, read from the template.

#![allow(clippy::unwrap_used, clippy::panic)]

use function_testing::Template;

fn template() -> Template {
    Template::read(include_str!("../template.yaml"))
}

#[test]
fn alexa_may_invoke_the_function_for_this_skill_only() {
    template().assert_alexa_alone_may_invoke("alexa-appkit.amazon.com");
}

#[test]
fn the_function_is_given_what_the_program_reads() {
    let template = template();
    let variables = template.below("Resources.Function.Properties.Environment.Variables");
    let expected = [
        ("ALEXA_SKILL_ID", "!Ref SkillId"),
        ("COGNITO_CLIENT_ID", "!Ref UserPoolClient"),
        ("COGNITO_DOMAIN", "!Ref UserPoolDomain"),
        ("COGNITO_USER_POOL_ID", "!Ref UserPool"),
    ];
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
    let template = template();
    template.assert_builds(env!("CARGO_PKG_NAME"));
    template.assert_is("Resources.Function.Properties.Timeout", "7");
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
    let template = template();
    let client = "Resources.UserPoolClient.Properties";
    template.assert_is(&format!("{client}.GenerateSecret"), "true");
    template.assert_is(&format!("{client}.AllowedOAuthFlowsUserPoolClient"), "true");
    let list = |name: &str| -> Vec<&str> {
        let members = template.below(&format!("{client}.{name}"));
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
    template.assert_is(
        "Resources.UserPoolDomain.Properties.UserPoolId",
        "!Ref UserPool",
    );
}
