/// What a Cognito token is for: its claim `token_use`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TokenUse {
    /// `access`: what Alexa sends to the skill.
    Access,
    /// `id`: what an app that signs users in itself receives. It never reaches a skill.
    Id,
}

impl TokenUse {
    /// The claim's value.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Access => "access",
            Self::Id => "id",
        }
    }

    /// The claim that names the app client.
    pub(crate) fn client_claim(self) -> &'static str {
        match self {
            Self::Access => "client_id",
            Self::Id => "aud",
        }
    }
}

impl std::fmt::Display for TokenUse {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}
