//! Cognito.
