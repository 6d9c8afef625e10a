use std::fmt;

use super::Region;

/// Whose events a grant allows to send: a user of the skill's own service, in one region.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub struct Grantee {
    /// [`Identity::subject`](crate::linking::Identity::subject) of the linked account.
    pub subject: String,
    /// Where the customer's Alexa account lives. One who moves links again.
    pub region: Region,
}

impl Grantee {
    /// The user `subject`, in `region`.
    pub fn new(subject: impl Into<String>, region: Region) -> Self {
        Self {
            subject: subject.into(),
            region,
        }
    }
}

/// `NA/3f1c..`: a key to store tokens by.
impl fmt::Display for Grantee {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.region, self.subject)
    }
}
