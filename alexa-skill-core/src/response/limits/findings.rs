use crate::UnknownObject;
use crate::response::{Violation, ViolationKind};

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

    /// Asks for a member that the service's model requires.
    pub(super) fn required<T>(&mut self, field: &str, member: Option<&T>) {
        if member.is_none() {
            self.add(field, ViolationKind::Missing, "it is required");
        }
    }

    /// Asks for the tag of an object whose type is not known.
    pub(super) fn tagged(&mut self, at: &str, object: &UnknownObject) {
        if object.tag().is_empty() {
            self.required::<()>(&format!("{at}.type"), None);
        }
    }

    /// Names the required members of an object that are absent, by the names of their fields.
    pub(super) fn absent(&mut self, at: &str, fields: &[&str]) {
        for field in fields {
            let mut words = field.split('_');
            let mut name = format!("{at}.{}", words.next().unwrap_or_default());
            for word in words {
                let mut letters = word.chars();
                name.extend(letters.next().map(|letter| letter.to_ascii_uppercase()));
                name.push_str(letters.as_str());
            }
            self.required::<()>(&name, None);
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
