use std::fmt::Write;

use super::families;

/// The table of all that responses are made of. `UPDATE_COVERAGE=1` writes it anew.
#[test]
fn the_table_of_responses_is_as_the_code_is() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/coverage-responses.md");
    let mut table = String::from(
        "# Types of responses\n\n\
         Written by a test from the code: `UPDATE_COVERAGE=1 cargo test -p alexa-skill-core --test it response_types`.\n",
    );
    for family in families() {
        let (title, module) = place(family.name);
        let count = family.rows.len();
        write!(
            table,
            "\n## {title} ({count})\n\nIn `alexa_skill_core::{module}`.\n\n"
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

/// The title of a family, and the module that its types are named in.
fn place(family: &str) -> (&str, &str) {
    let directive = "response::directive";
    let (apl, pay) = (
        "response::directive::apl",
        "response::directive::amazon_pay",
    );
    let connections = "response::directive::connections";
    match family {
        "directive" => ("Directives", directive),
        "updated-request" => ("Requests that a dialog is passed on with", directive),
        "apl-command" => ("APL commands", apl),
        "aplt-command" => ("APLT commands", directive),
        "list-operation" => ("List operations", apl),
        "animated-property" => ("Animated properties", apl),
        "transform" => ("Transformations, without a tag on the wire", apl),
        "recognizer" => ("Recognizers", directive),
        "output-speech" => ("Output speech", "response"),
        "card" => ("Cards", "response"),
        "can-fulfill" => ("Can-fulfill answers, without a tag on the wire", "response"),
        "template" => ("Display templates", directive),
        "text-field" => ("Text fields", directive),
        "hint" => ("Hints", directive),
        "connection-request" => ("Connection requests", connections),
        "connection-entity" => ("Connection entities", connections),
        "amazon-pay" => ("Amazon Pay", pay),
        "amazon-pay-v1" => ("Amazon Pay, first form, without a tag on the wire", pay),
        other => panic!("{other} has no title"),
    }
}
