//! What the SAM template promises, read from the template.

#![allow(clippy::unwrap_used, clippy::panic)]

use function_testing::Template;

fn template() -> Template {
    Template::read(include_str!("../template.yaml"))
}

/// A directive names no skill, so this is the only lock that the function has.
#[test]
fn alexas_smart_home_may_invoke_the_function_for_this_skill_only() {
    template().assert_alexa_alone_may_invoke("alexa-connectedhome.amazon.com");
}

#[test]
fn the_function_is_given_what_the_program_reads() {
    let template = template();
    let variables = template.below("Resources.Function.Properties.Environment.Variables");
    assert_eq!(
        variables,
        [
            ("COGNITO_CLIENT_ID", "!Ref UserPoolClient"),
            ("COGNITO_USER_POOL_ID", "!Ref UserPool"),
            ("LWA_CLIENT_ID", "!Ref EventClientId"),
            ("LWA_CLIENT_SECRET", "!Ref EventClientSecret"),
        ]
    );
    let program = include_str!("../src/skill.rs");
    for (name, _) in variables {
        assert!(program.contains(&format!("\"{name}\"")), "{name}");
    }
    // The secret is not shown in the stack's parameters.
    template.assert_is("Parameters.EventClientSecret.NoEcho", "true");
}

#[test]
fn the_function_is_built_by_cargo_lambda_for_arm64_and_ends_by_itself() {
    let template = template();
    template.assert_builds(env!("CARGO_PKG_NAME"));
    let timeout = template.value("Resources.Function.Properties.Timeout");
    let timeout: u32 = timeout.unwrap().parse().unwrap();
    assert!((3..=8).contains(&timeout), "Alexa waits for 8 s: {timeout}");
}
