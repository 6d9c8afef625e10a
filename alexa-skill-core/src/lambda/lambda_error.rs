use crate::BoxError;

/// Why a function does not run.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum LambdaError {
    /// Lambda sets this environment variable, and it is absent or unreadable: this is no Lambda.
    #[error("this is no AWS Lambda function: {0} is not set as it is there")]
    Environment(&'static str),
    /// The conversation with Lambda broke off.
    #[error("the Lambda runtime stopped: {0}")]
    Runtime(#[source] BoxError),
}
