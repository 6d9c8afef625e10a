use alexa_skill_core::linking::IdentityError;

/// One check of an [`Inspection`](super::Inspection).
#[derive(Debug)]
#[non_exhaustive]
pub struct Check {
    /// What is checked: `form`, `issuer`, `token_use`, `claims`, `client`, `audience`, `times`,
    /// `scopes`, `groups`, `key`, `signature` or `custom`.
    pub name: &'static str,
    /// What the verifier asks for, for people to read.
    pub expected: String,
    /// What the token has, for people to read. Never the token or its signature.
    pub found: String,
    /// What came of it.
    pub result: Result<(), IdentityError>,
}
