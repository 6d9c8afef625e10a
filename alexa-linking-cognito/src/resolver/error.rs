/// Why a [`CognitoResolver`](super::CognitoResolver) cannot be built.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CognitoResolverError {
    /// `userInfo` is asked for, and the pool's domain is not known.
    #[error("the user pool {pool} has no domain, which userInfo needs: `UserPool::with_domain`")]
    NoDomain {
        /// The pool's id.
        pool: String,
    },
    /// The verifier expects id tokens, which never reach a skill.
    #[error("the verifier expects id tokens, but Alexa sends access tokens")]
    IdTokens,
}
