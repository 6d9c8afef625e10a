use crate::response::{Violation, ViolationKind};
use crate::wire::{Missing, Required};

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

    /// Asks for what the service's model requires, in a part and all that it holds.
    pub(super) fn required(&mut self, at: &str, part: &dyn Required) {
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
