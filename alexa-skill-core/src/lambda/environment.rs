use super::LambdaError;

const RUNTIME_API: &str = "AWS_LAMBDA_RUNTIME_API";

/// Whether this process runs in AWS Lambda, or in an emulator of it such as `cargo lambda watch`.
pub fn in_lambda() -> bool {
    std::env::var_os(RUNTIME_API).is_some_and(|address| !address.is_empty())
}

/// `lambda_runtime` panics where one of these is missing.
pub(super) fn check() -> Result<(), LambdaError> {
    if !in_lambda() {
        return Err(LambdaError::Environment(RUNTIME_API));
    }
    let missing = |name: &&str| std::env::var(name).is_err();
    let names = ["AWS_LAMBDA_FUNCTION_NAME", "AWS_LAMBDA_FUNCTION_VERSION"];
    if let Some(name) = names.into_iter().find(missing) {
        return Err(LambdaError::Environment(name));
    }
    let memory = "AWS_LAMBDA_FUNCTION_MEMORY_SIZE";
    match std::env::var(memory).map(|size| size.parse::<i32>()) {
        Ok(Ok(_)) => Ok(()),
        _ => Err(LambdaError::Environment(memory)),
    }
}
