use std::borrow::Cow;

use async_trait::async_trait;

use super::{
    ErrorHandler, HandlerInput, HandlerResult, InterceptorResult, RequestHandler,
    RequestInterceptor,
};
use crate::BoxError;

/// An `async fn(&mut HandlerInput) -> Output`: a handler's or an interceptor's function.
///
/// It is implemented for every such function and cannot be implemented otherwise. Data that handlers
/// share comes through [`HandlerInput::state`], because an async closure that captures cannot be
/// known to be `Send`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an `async fn(&mut HandlerInput) -> {Output}`",
    note = "a handler is `async fn(&mut HandlerInput) -> HandlerResult`, an interceptor returns \
            `InterceptorResult`; what it awaits must be `Send`"
)]
pub trait InputFn<'a, Output>: sealed::Input<'a, Output> + Send + Sync {
    #[doc(hidden)]
    type Future: Future<Output = Output> + Send + 'a;

    #[doc(hidden)]
    fn call(&self, input: &'a mut HandlerInput) -> Self::Future;
}

impl<'a, Output, F, Fut> InputFn<'a, Output> for F
where
    F: Fn(&'a mut HandlerInput) -> Fut + Send + Sync,
    Fut: Future<Output = Output> + Send + 'a,
{
    type Future = Fut;

    fn call(&self, input: &'a mut HandlerInput) -> Fut {
        self(input)
    }
}

/// An `async fn(&mut HandlerInput, BoxError) -> HandlerResult`: an error handler's function.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an `async fn(&mut HandlerInput, BoxError) -> HandlerResult`"
)]
pub trait ErrorFn<'a>: sealed::Error<'a> + Send + Sync {
    #[doc(hidden)]
    type Future: Future<Output = HandlerResult> + Send + 'a;

    #[doc(hidden)]
    fn call(&self, input: &'a mut HandlerInput, error: BoxError) -> Self::Future;
}

impl<'a, F, Fut> ErrorFn<'a> for F
where
    F: Fn(&'a mut HandlerInput, BoxError) -> Fut + Send + Sync,
    Fut: Future<Output = HandlerResult> + Send + 'a,
{
    type Future = Fut;

    fn call(&self, input: &'a mut HandlerInput, error: BoxError) -> Fut {
        self(input, error)
    }
}

mod sealed {
    use super::{BoxError, HandlerInput};

    pub trait Input<'a, Output> {}
    impl<'a, Output, F, Fut> Input<'a, Output> for F
    where
        F: Fn(&'a mut HandlerInput) -> Fut,
        Fut: Future<Output = Output>,
    {
    }

    pub trait Error<'a> {}
    impl<'a, F, Fut> Error<'a> for F where F: Fn(&'a mut HandlerInput, BoxError) -> Fut {}
}

pub(super) type Predicate = Box<dyn Fn(&HandlerInput) -> bool + Send + Sync>;

/// A function as a handler.
pub(super) struct FnHandler<F> {
    pub(super) name: Cow<'static, str>,
    pub(super) predicate: Predicate,
    pub(super) function: F,
}

#[async_trait]
impl<F: for<'a> InputFn<'a, HandlerResult>> RequestHandler for FnHandler<F> {
    fn can_handle(&self, input: &HandlerInput) -> bool {
        (self.predicate)(input)
    }

    async fn handle(&self, input: &mut HandlerInput) -> HandlerResult {
        self.function.call(input).await
    }

    fn name(&self) -> &str {
        &self.name
    }
}

/// A function as an error handler for every error.
pub(super) struct FnErrorHandler<F>(pub(super) F);

#[async_trait]
impl<F: for<'a> ErrorFn<'a>> ErrorHandler for FnErrorHandler<F> {
    fn can_handle(&self, _: &HandlerInput, _: &BoxError) -> bool {
        true
    }

    async fn handle(&self, input: &mut HandlerInput, error: BoxError) -> HandlerResult {
        self.0.call(input, error).await
    }
}

/// A function as a request interceptor.
pub(super) struct FnInterceptor<F>(pub(super) F);

#[async_trait]
impl<F: for<'a> InputFn<'a, InterceptorResult>> RequestInterceptor for FnInterceptor<F> {
    async fn process(&self, input: &mut HandlerInput) -> InterceptorResult {
        self.0.call(input).await
    }
}
