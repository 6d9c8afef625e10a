/// Whether a user may sign in and be asked about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum UserStatus {
    /// The user may sign in.
    #[default]
    Confirmed,
    /// The user has not confirmed the account: `UserNotConfirmedException`.
    Unconfirmed,
    /// An administrator reset the password: `PasswordResetRequiredException`.
    ResetRequired,
    /// An administrator disabled the user.
    Disabled,
}
