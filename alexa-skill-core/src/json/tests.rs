//! That this reads as `serde_json` does, which is the measure of what JSON is here.

use std::collections::BTreeMap;

use proptest::prelude::*;
use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::Value;
use serde_json::value::RawValue;

use super::{Kind, read};
use crate::wire::tagged_enum;

/// Both read it as the same, or both refuse it.
fn agrees<T: serde::de::DeserializeOwned + std::fmt::Debug>(text: &str) {
    let (ours, theirs) = (read::<T>(text), serde_json::from_str::<T>(text));
    assert_eq!(
        format!("{:?}", ours.as_ref().ok()),
        format!("{:?}", theirs.as_ref().ok()),
        "{text}: {ours:?}, {theirs:?}"
    );
    if let (Err(ours), Err(theirs)) = (ours, theirs) {
        assert_eq!(
            ours.kind() == Kind::Data,
            theirs.is_data(),
            "{text}: {ours}, {theirs}"
        );
        assert!(ours.offset().is_some_and(|at| at <= text.len()), "{text}");
    }
}

fn agree_on(text: &str) {
    agrees::<Value>(text);
    agrees::<IgnoredAny>(text);
    agrees::<Box<RawValue>>(text);
    agrees::<Vec<Option<Every>>>(&format!("[{text}]"));
    agrees::<BTreeMap<String, Every>>(&format!("{{\"a\" :{text}}}"));
}

#[derive(Debug, Deserialize)]
#[allow(dead_code, reason = "compared by its Debug")]
#[serde(default)]
#[derive(Default)]
struct Every {
    truth: bool,
    small: i8,
    big: u64,
    huge: i128,
    fraction: f32,
    double: f64,
    letter: char,
    text: String,
    bytes: Vec<u8>,
    unit: (),
    maybe: Option<u16>,
    pair: (u8, String),
    new: New,
    kind: Kinds,
    told: Option<Told>,
    keys: BTreeMap<i32, Option<bool>>,
    raw: Option<Box<RawValue>>,
    value: Value,
    number: Option<serde_json::Number>,
}

#[derive(Debug, Default, Deserialize)]
#[allow(dead_code, reason = "compared by its Debug")]
struct New(String);

#[derive(Debug, Default, Deserialize)]
#[allow(dead_code, reason = "compared by its Debug")]
enum Kinds {
    #[default]
    Unit,
    One(u8),
    Two(u8, u8),
    Many {
        a: u8,
    },
}

#[derive(Debug, Deserialize)]
#[allow(dead_code, reason = "compared by its Debug")]
#[serde(tag = "is")]
enum Told {
    A { a: f64 },
    B,
}

#[test]
fn every_kind_of_value_is_read_as_serde_json_does() {
    for text in [
        "null",
        "true",
        "false",
        "nul",
        "truee",
        "0",
        "-0",
        "-",
        "01",
        "1.",
        ".5",
        "1e",
        "1e5",
        "-1.5E-3",
        "1e999",
        "18446744073709551615",
        "18446744073709551616",
        "-9223372036854775808",
        "-9223372036854775809",
        "123456789012345678",
        "1234567890123456789",
        "\"\"",
        "\"a",
        "\"\\",
        "\"\\u00e9\\n\\/\"",
        "\"\\ud83d\\ude00\"",
        "\"\\ud800\"",
        "\"\\x\"",
        "\"\\u12g4\"",
        "\"a\u{1}b\"",
        "\"0123456789abcdef\u{1f}\"",
        "\"0123456789abcdef\\t0123456789abcdef\"",
        "\"é\"",
        "[",
        "]",
        "[]",
        "[ ]",
        "[1,]",
        "[,1]",
        "[1 2]",
        "[1,2",
        "{",
        "}",
        "{}",
        "{ }",
        "{\"a\":1,}",
        "{,}",
        "{\"a\"}",
        "{\"a\":}",
        "{a:1}",
        "{\"a\":1 \"b\":2}",
        "{\"a\":1,\"b\":[{}]}",
        "{\"a\":1,\"a\":2}",
        "{\"\\u0061\":1,\"b\":2}",
        " \n\t\r{ \"a\" : [ 1 , 2 ] , \"b\" : null } ",
        "1 2",
        "\u{feff}1",
        "",
        " ",
        "\0",
        "{\"a\":[1,2}",
        "[{\"a\":1]]",
    ] {
        agree_on(text);
    }
}

#[test]
fn every_type_is_read_as_serde_json_does() {
    for member in [
        "\"truth\":true",
        "\"truth\":1",
        "\"small\":-128",
        "\"small\":128",
        "\"big\":-1",
        "\"big\":1.5",
        "\"huge\":170141183460469231731687303715884105727",
        "\"huge\":\"1\"",
        "\"fraction\":0.1",
        "\"fraction\":7",
        "\"double\":1e400",
        "\"double\":123456789.123456789e3",
        "\"letter\":\"é\"",
        "\"letter\":\"ab\"",
        "\"text\":7",
        "\"text\":\"\\u0041b\"",
        "\"bytes\":[1,255]",
        "\"bytes\":[256]",
        "\"unit\":null",
        "\"unit\":0",
        "\"maybe\":null",
        "\"maybe\":1",
        "\"maybe\":\"\"",
        "\"pair\":[1,\"a\"]",
        "\"pair\":[1]",
        "\"pair\":[1,\"a\",2]",
        "\"pair\":{}",
        "\"new\":\"a\"",
        "\"new\":[\"a\"]",
        "\"kind\":\"Unit\"",
        "\"kind\":\"None\"",
        "\"kind\":{\"One\":1}",
        "\"kind\":{\"Two\":[1,2]}",
        "\"kind\":{\"Many\":{\"a\":1}}",
        "\"kind\":{\"One\":1,\"Unit\":null}",
        "\"kind\":[]",
        "\"keys\":{\"1\":true,\"-2\":null}",
        "\"keys\":{\"a\":true}",
        "\"keys\":{\"1x\":true}",
        "\"keys\":{\"\":true}",
        "\"keys\":[]",
        "\"raw\":{\"a\" : [1, 2 ]}",
        "\"told\":{\"is\":\"A\",\"a\":0.5}",
        "\"told\":{\"a\":1,\"is\":\"A\"}",
        "\"told\":{\"is\":0}",
        "\"told\":{\"is\":\"C\"}",
        "\"told\":{\"is\":null}",
        "\"keys\":{\" 1\":true}",
        "\"keys\":{\"1 \":true}",
        "\"truth\":{",
        "\"text\":[1}",
        "\"raw\":[}",
        "\"raw\":null",
        "\"value\":{\"b\":1,\"a\":-0.0}",
        "\"number\":1e5",
        "\"number\":12345678901234567890123",
        "\"unknown\":[{\"a\":\"\\ud800\"}]",
        "\"unknown\":[1e999]",
        "\"unknown\":tru",
        "\"small\":1,\"small\":2",
        "\"sm\\u0061ll\":1",
    ] {
        agrees::<Every>(&format!("{{{member}}}"));
        agrees::<Every>(&format!("{{\"big\" : 1 , {member} }}"));
        agrees::<Vec<Every>>(&format!("[{{}},{{{member},\"text\":\"\"}}]"));
    }
    agrees::<Every>("[true,1]");
    assert_eq!(
        read::<Value>("[1,[2,{\"a\":tru}]]").unwrap_err().offset(),
        Some(11)
    );
}

#[test]
fn as_many_levels_are_read() {
    for levels in [1, 64, 126, 127, 128, 129, 1000] {
        for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
            let text = format!("{}1{}", open.repeat(levels), close.repeat(levels));
            agrees::<Value>(&text);
            agrees::<IgnoredAny>(&text);
        }
    }
    let deep = "[".repeat(100_000);
    assert_eq!(read::<Value>(&deep).unwrap_err().kind(), Kind::Depth);
    assert_eq!(read::<IgnoredAny>(&deep).unwrap_err().kind(), Kind::Syntax);
}

#[test]
fn errors_name_the_place_and_not_the_text() {
    let error = |text| read::<BTreeMap<String, Vec<Every>>>(text).unwrap_err();
    for (text, path, message) in [
        (
            r#"{"a":[{},{"text":"","big":"secret"}]}"#,
            "a[1].big",
            "invalid type: a string, expected u64",
        ),
        (
            r#"{"a b\n":[[]], "c":7}"#,
            "c",
            "invalid type: integer `7`, expected a sequence",
        ),
        (
            r#"{"a":[{"kind":{"One":"secret"}}]}"#,
            "a[0].kind",
            "invalid type: a string, expected u8",
        ),
        (
            r#"{"\u0061":null}"#,
            "a",
            "invalid type: null, expected a sequence",
        ),
        ("[]", ".", "invalid type: sequence, expected a map"),
        (
            r#"{"a":[{"told":{"is":"secret"}}]}"#,
            "a[0].told.is",
            "unknown variant, expected `A` or `B`",
        ),
    ] {
        let error = error(text);
        assert_eq!((error.path().as_str(), error.message()), (path, message));
        assert_eq!(error.kind(), Kind::Data);
    }
    let places = r#"{"a":[{"raw":1,"small":300}]}"#;
    assert_eq!(error(places).offset(), Some(places.len() - 3));
}

crate::wire::model! {
    /// A branch of a tree.
    pub struct Branch {
        /// Its branches.
        #[serde(deserialize_with = "crate::wire::list")]
        pub branches: Option<Vec<Tree>>,
        /// Its leaves.
        pub leaves: Option<i64>,
    }
}

tagged_enum! {
    /// A tree.
    #[allow(dead_code, unreachable_pub, reason = "the macro serves public enums")]
    pub enum Tree by "type", expecting "a tree" {
        /// One kind of branch.
        Branch(Branch) = "Branch",
        @else
        /// All others.
        Unknown(crate::UnknownObject),
    }
}

/// A tree of so many levels, each with its tag last.
fn late(levels: usize) -> String {
    let (start, end) = (r#"{"leaves":1,"branches":["#, r#"],"type":"Branch"}"#);
    format!("{}{}", start.repeat(levels), end.repeat(levels))
}

#[test]
fn a_tag_may_stand_anywhere() {
    let first: Tree = read(r#"{"type":"Branch","branches":[],"leaves":1}"#).unwrap();
    for text in [
        r#"{"leaves":1,"branches":[],"type":"Branch"}"#,
        r#" { "leaves" : 1 , "type" : "Branch" , "branches" : [ ] } "#,
        r#"{"leaves":1,"typ\u0065":"Branch","branches":[]}"#,
        r#"{"leaves":1,"type":"Branch","branches":[],"type":"Other"}"#,
        r#"{"type":"Branch","leaves":1,"branches":[],"type":"Other"}"#,
    ] {
        assert_eq!(read::<Tree>(text).unwrap(), first, "{text}");
        assert_eq!(serde_json::from_str::<Tree>(text).unwrap(), first, "{text}");
    }
    // Kept whole, it has its tag once.
    for text in [
        r#"{ "typ\u0065":"New","a":1}"#,
        r#"{"a":1 , "typ\u0065" : "New"}"#,
    ] {
        let json = serde_json::to_string(&read::<Tree>(text).unwrap()).unwrap();
        assert_eq!(json, r#"{"type":"New","a":1}"#);
    }
    let untold = r#"{"a":{"x":1,"type":"A"}}"#;
    assert_eq!(
        serde_json::to_string(&read::<Tree>(untold).unwrap()).unwrap(),
        untold
    );
    for levels in [1, 3, 5, 20, 60] {
        let text = late(levels);
        let tree = read::<Tree>(&text).unwrap();
        assert_eq!(tree, serde_json::from_str(&text).unwrap());
        let value: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(serde_json::to_value(&tree).unwrap(), value);
    }
}

#[test]
fn what_is_wrong_is_found_wherever_the_tag_stands() {
    let wrong = |text: &str| {
        let error = read::<Tree>(text).unwrap_err();
        (error.kind(), error.path(), error.offset())
    };
    let text = r#"{"branches":[{"leaves":"x","type":"Branch"}],"type":"Branch"}"#;
    let path = || "branches[0].leaves".to_owned();
    assert_eq!(wrong(text), (Kind::Data, path(), Some(26)));
    let text = r#"{"branches":[{"leaves":1,"type":[]}],"type":"Branch"}"#;
    assert_eq!(wrong(text).1, "branches[0].type");
    // Of these, the text is read in another order in the end.
    let deep = late(40).replace(r#""branches":[]"#, r#""branches":[7]"#);
    assert_eq!(
        wrong(&deep).1,
        format!("branches[0]{}", ".branches[0]".repeat(39))
    );
    assert_eq!(wrong(&deep).2, None);
    let broken = late(40) + "}";
    assert_eq!(wrong(&broken).0, Kind::Syntax);
    assert_eq!(wrong(&broken).2, Some(broken.len() - 1));
    let whole = late(40);
    for end in (0..whole.len()).step_by(7) {
        assert_eq!(wrong(&whole[..end]).0, Kind::Syntax, "{end}");
    }
}

fn text() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        Just("null".to_owned()),
        any::<bool>().prop_map(|value| value.to_string()),
        any::<i64>().prop_map(|value| value.to_string()),
        any::<f64>().prop_map(|value| Value::from(value).to_string()),
        "-?[0-9]{1,25}(\\.[0-9]{1,20})?([eE][+-]?[0-9]{1,3})?",
        "\\PC{0,40}".prop_map(|value| Value::from(value).to_string()),
        "[ -~]{0,40}".prop_map(|value| format!("\"{value}\"")),
    ];
    let space = prop_oneof![Just(""), Just(""), Just(" "), Just("\n\t")];
    let space = (space.clone(), space);
    leaf.prop_recursive(6, 60, 6, move |inner| {
        let elements = proptest::collection::vec((inner.clone(), space.clone()), 0..6);
        let members = proptest::collection::vec(("[a-z\\\\]{0,12}", inner, space.clone()), 0..6);
        prop_oneof![
            elements.prop_map(|all| {
                let all = all.iter().map(|(value, (a, b))| format!("{a}{value}{b}"));
                format!("[{}]", all.collect::<Vec<_>>().join(","))
            }),
            members.prop_map(|all| {
                let all = all.iter().map(|(key, value, (a, b))| {
                    format!("{a}{}{b}:{a}{value}{b}", Value::from(key.as_str()))
                });
                format!("{{{}}}", all.collect::<Vec<_>>().join(","))
            }),
        ]
    })
}

proptest! {
    #[test]
    fn any_text_is_read_as_serde_json_does(text in text()) {
        agree_on(&text);
    }

    #[test]
    fn any_broken_text_is_refused_as_serde_json_does(
        text in text(), at in any::<prop::sample::Index>(), instead in "[\\[\\]{},:\"\\\\0-9a-z \\x00]{0,2}",
    ) {
        let places: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        let at = places[at.index(places.len())];
        let letter = text[at..].chars().next().map_or(0, char::len_utf8);
        agree_on(&format!("{}{instead}{}", &text[..at], &text[at + letter..]));
    }
}
