use std::fmt::Write;

use super::families;

/// The table of all that responses are made of. `UPDATE_COVERAGE=1` writes it anew.
#[test]
fn the_table_of_responses_is_as_the_code_is() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/coverage-responses.md");
    let mut table = String::from(
        "# Types of responses\n\n\
         Written by a test from the code: `UPDATE_COVERAGE=1 cargo test -p alexa-skill-core --test it response_types`.\n\
         Types are named below `alexa_skill_core::response::directive`, those of speech, cards and\n\
         can-fulfill below `alexa_skill_core::response`, those of APL below its `directive::apl`, those of\n\
         connections below `directive::connections`.\n",
    );
    for family in families() {
        write!(
            table,
            "\n## {} ({})\n\n",
            title(family.name),
            family.rows.len()
        )
        .unwrap();
        table.push_str("| tag | type |\n|---|---|\n");
        for row in &family.rows {
            writeln!(table, "| `{}` | `{}` |", row.tag, row.rust).unwrap();
        }
    }
    if std::env::var_os("UPDATE_COVERAGE").is_some_and(|value| value == "1") {
        std::fs::write(path, &table).unwrap();
    }
    let stored = std::fs::read_to_string(path).unwrap_or_default();
    assert!(
        stored == table,
        "{path} is not as the code is: set UPDATE_COVERAGE=1 and look at it"
    );
}

fn title(family: &str) -> &str {
    match family {
        "directive" => "Directives",
        "updated-request" => "Requests that a dialog is passed on with",
        "apl-command" => "APL commands",
        "aplt-command" => "APLT commands",
        "list-operation" => "List operations",
        "animated-property" => "Animated properties",
        "transform" => "Transformations, without a tag on the wire",
        "recognizer" => "Recognizers",
        "output-speech" => "Output speech",
        "card" => "Cards",
        "can-fulfill" => "Can-fulfill answers, without a tag on the wire",
        "template" => "Display templates",
        "text-field" => "Text fields",
        "hint" => "Hints",
        "connection-request" => "Connection requests",
        "connection-entity" => "Connection entities",
        "amazon-pay" => "Amazon Pay",
        "amazon-pay-v1" => "Amazon Pay, first form, without a tag on the wire",
        "amazon-pay-result" => "Amazon Pay results, without a tag on the wire",
        other => panic!("{other} has no title"),
    }
}
