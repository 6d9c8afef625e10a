/// A member of a set that is not used, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct SkippedKey {
    /// Its `kid`, where it has one.
    pub id: Option<String>,
    /// What is wrong with it.
    pub why: &'static str,
}

impl std::fmt::Display for SkippedKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match &self.id {
            Some(id) => write!(f, "the key {id:?} is not used: {}", self.why),
            None => write!(f, "a key without an id is not used: {}", self.why),
        }
    }
}
