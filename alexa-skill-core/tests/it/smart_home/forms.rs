//! Ids, names and times: exactly what the service accepts.

use std::time::{Duration, UNIX_EPOCH};

use alexa_skill_core::smart_home::{
    Color, CorrelationToken, DiscoveredEndpoint, EndpointId, EventTime, Kelvin, MessageId, Percent,
};
use proptest::prelude::*;

fn accepted(text: &str, max: usize, others: &str) -> bool {
    let character = |c: char| c.is_ascii_alphanumeric() || others.contains(c);
    (1..=max).contains(&text.chars().count()) && text.chars().all(character)
}

/// Text of which a good part is accepted.
fn nearly() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-zA-Z0-9-]{0,130}",
        "[a-zA-Z0-9_=#;:?@&-]{0,260}",
        "[a-z-]{1,5}[ ./é\u{0}\u{1F600}\"][a-z-]{0,5}",
        any::<String>(),
    ]
}

/// Days in a month, written down rather than computed.
fn days(year: u32, month: u32) -> u32 {
    match month {
        2 if year.is_multiple_of(400) || (year.is_multiple_of(4) && !year.is_multiple_of(100)) => {
            29
        }
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

proptest! {
    #[test]
    fn endpoint_ids(text in nearly()) {
        let good = accepted(&text, 256, "_-=#;:?@&");
        prop_assert_eq!(EndpointId::new(text.clone()).is_ok(), good);
        prop_assert_eq!(text.parse::<EndpointId>().is_ok(), good);
        prop_assert_eq!(EndpointId::try_from(text.as_str()).is_ok(), good);
        // Reading refuses none, and keeps all.
        let json = serde_json::Value::from(text.clone());
        let read: EndpointId = serde_json::from_value(json.clone()).unwrap();
        prop_assert_eq!(read.check().is_ok(), good);
        prop_assert_eq!(serde_json::to_value(&read).unwrap(), json);
    }

    #[test]
    fn message_ids(text in nearly()) {
        prop_assert_eq!(MessageId::new(text.clone()).is_ok(), accepted(&text, 127, "-"));
    }

    #[test]
    fn correlation_tokens(text in nearly()) {
        prop_assert_eq!(CorrelationToken::new(text.clone()).is_ok(), !text.is_empty());
    }

    #[test]
    fn names(text in prop_oneof![any::<String>(), "[aö ]{120,140}"]) {
        let good = (1..=128).contains(&text.chars().count());
        let id = EndpointId::new("a").unwrap();
        for at in 0..3 {
            let mut names = ["a", "a", "a"];
            names[at] = &text;
            let [friendly, maker, description] = names;
            let endpoint = DiscoveredEndpoint::new(id.clone(), friendly, maker, description);
            prop_assert_eq!(endpoint.is_ok(), good);
        }
    }

    #[test]
    fn points_in_time(millis in -62_167_219_200_000_i64..253_402_300_800_000) {
        let distance = Duration::from_millis(millis.unsigned_abs());
        let time = if millis < 0 { UNIX_EPOCH - distance } else { UNIX_EPOCH + distance };
        let written = EventTime::at(time).unwrap();
        prop_assert_eq!(written.as_str().len(), "2026-01-31T12:00:00.000Z".len());
        prop_assert_eq!(written.check(), Ok(()));
        prop_assert_eq!(written.to_system_time(), Some(time));
        prop_assert_eq!(EventTime::new(written.as_str()), Ok(written.clone()));
        prop_assert_eq!(written.clone().whole_seconds().check(), Ok(()));
    }

    #[test]
    fn dates(
        (year, month, day) in (0_u32..10_000, 0_u32..14, 0_u32..33),
        (hour, minute, second) in (0_u32..26, 0_u32..62, 0_u32..62),
        fraction in "|\\.[0-9]{0,5}",
        zone in "Z|z||\\+00:00|Z ",
    ) {
        let text = format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}{fraction}{zone}");
        let exists = (1..=12).contains(&month)
            && (1..=days(year, month)).contains(&day)
            && hour < 24 && minute < 60 && second < 60;
        let good = exists && zone == "Z" && matches!(fraction.len(), 0 | 2..=4);
        prop_assert_eq!(EventTime::new(text.clone()).is_ok(), good, "{}", text);
    }

    #[test]
    fn times_of_any_text(text in any::<String>()) {
        if let Ok(time) = EventTime::new(text) {
            prop_assert!(time.as_str().ends_with('Z'));
        }
    }

    #[test]
    fn numbers(number in any::<u8>(), kelvin in any::<u16>(), sum in any::<i64>()) {
        prop_assert_eq!(Percent::new(number).is_ok(), number <= 100);
        prop_assert_eq!(serde_json::from_value::<Percent>(number.into()).is_ok(), number <= 100);
        prop_assert_eq!(Kelvin::new(kelvin).is_ok(), (1000..=10_000).contains(&kelvin));
        prop_assert_eq!(i64::from(Percent::clamped(sum).get()), sum.clamp(0, 100));
    }

    #[test]
    fn colors(hue in -400.0..400.0, saturation in -2.0..2.0, brightness in -2.0..2.0) {
        let unit = 0.0..=1.0;
        let good = (0.0..=360.0).contains(&hue) && unit.contains(&saturation) && unit.contains(&brightness);
        prop_assert_eq!(Color::new(hue, saturation, brightness).is_ok(), good);
    }
}
