use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::parse::from_text;
use crate::response::{Violation, ViolationKind};
use crate::wire::{Missing, Part};
use crate::{ParseError, ParseErrorKind};

/// What has been found so far.
#[derive(Default)]
pub(super) struct Findings {
    pub(super) list: Vec<Violation>,
}

impl Findings {
    pub(super) fn add(&mut self, field: &str, kind: ViolationKind, message: impl Into<String>) {
        self.list.push(Violation {
            field: field.to_owned(),
            kind,
            limit: None,
            size: None,
            message: message.into(),
        });
    }

    /// The part as Alexa will read it: what was made by a `raw` may have a type here, and is checked
    /// as of that.
    pub(super) fn as_read<T>(&mut self, at: &str, part: &T) -> T
    where
        T: Clone + Serialize + DeserializeOwned,
    {
        let json = serde_json::to_string(part).unwrap_or_default();
        from_text(&json).unwrap_or_else(|error| {
            // That the reader has bounds is no fault of the part's.
            if error.kind() == ParseErrorKind::WrongType {
                self.unreadable(at, error);
            }
            part.clone()
        })
    }

    pub(super) fn unreadable(&mut self, at: &str, error: ParseError) {
        let error = error.below(at);
        self.add(error.path(), ViolationKind::WrongType, &*error.message);
    }

    /// Asks for what the service's model requires, in a part and all that it holds.
    pub(super) fn required(&mut self, at: &str, part: &dyn Part) {
        for field in Missing::of(at, part) {
            self.add(&field, ViolationKind::Missing, "it is required");
        }
    }

    pub(super) fn length(
        &mut self,
        field: &str,
        what: &str,
        size: usize,
        limit: usize,
        unit: &str,
    ) {
        if size > limit {
            self.list.push(Violation {
                field: field.to_owned(),
                kind: ViolationKind::TooLarge,
                limit: Some(limit),
                size: Some(size),
                message: format!("{what} has {size} {unit}, more than {limit}"),
            });
        }
    }

    pub(super) fn text(&mut self, field: &str, text: &str, limit: usize) {
        self.length(field, "it", text.chars().count(), limit, "characters");
    }

    pub(super) fn https(&mut self, field: &str, url: &str) {
        let https = |scheme: &str| scheme.eq_ignore_ascii_case("https://");
        if !url.get(.."https://".len()).is_some_and(https) {
            self.add(field, ViolationKind::NotHttps, "the address must be https");
        }
    }
}
