use std::borrow::Cow;
use std::marker::PhantomData;

use async_trait::async_trait;

use super::{
    DirectiveErrorHandler, DirectiveHandler, DirectiveInput, DirectiveInterceptor,
    DirectiveInterceptorResult, EventResult,
};
use crate::BoxError;
use crate::smart_home::directive::DirectivePayload;

/// An `async fn(&mut DirectiveInput) -> Output`: an interceptor's function, or that of a handler for
/// directives without a type.
///
/// It is implemented for every such function and cannot be implemented otherwise. Data that handlers
/// share comes through [`DirectiveInput::state`], because an async closure that captures cannot be
/// known to be `Send`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an `async fn(&mut DirectiveInput) -> {Output}`",
    note = "what it awaits must be `Send`"
)]
pub trait DirectiveInputFn<'a, Output>: sealed::Input<'a, Output> + Send + Sync {
    #[doc(hidden)]
    type Future: Future<Output = Output> + Send + 'a;

    #[doc(hidden)]
    fn call(&self, input: &'a mut DirectiveInput) -> Self::Future;
}

impl<'a, Output, F, Fut> DirectiveInputFn<'a, Output> for F
where
    F: Fn(&'a mut DirectiveInput) -> Fut + Send + Sync,
    Fut: Future<Output = Output> + Send + 'a,
{
    type Future = Fut;

    fn call(&self, input: &'a mut DirectiveInput) -> Fut {
        self(input)
    }
}

/// An `async fn(&mut DirectiveInput, P) -> EventResult`: the function for directives with the payload
/// `P`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an `async fn(&mut DirectiveInput, {P}) -> EventResult`",
    note = "its second argument is a type of `smart_home::directive`, and says which directives come \
            to it; what it awaits must be `Send`"
)]
pub trait DirectiveFn<'a, P>: sealed::Typed<'a, P> + Send + Sync {
    #[doc(hidden)]
    type Future: Future<Output = EventResult> + Send + 'a;

    #[doc(hidden)]
    fn call(&self, input: &'a mut DirectiveInput, payload: P) -> Self::Future;
}

impl<'a, P, F, Fut> DirectiveFn<'a, P> for F
where
    F: Fn(&'a mut DirectiveInput, P) -> Fut + Send + Sync,
    Fut: Future<Output = EventResult> + Send + 'a,
{
    type Future = Fut;

    fn call(&self, input: &'a mut DirectiveInput, payload: P) -> Fut {
        self(input, payload)
    }
}

/// An `async fn(&mut DirectiveInput, BoxError) -> EventResult`: an error handler's function.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an `async fn(&mut DirectiveInput, BoxError) -> EventResult`"
)]
pub trait DirectiveErrorFn<'a>: sealed::Typed<'a, BoxError> + Send + Sync {
    #[doc(hidden)]
    type Future: Future<Output = EventResult> + Send + 'a;

    #[doc(hidden)]
    fn call(&self, input: &'a mut DirectiveInput, error: BoxError) -> Self::Future;
}

impl<'a, F, Fut> DirectiveErrorFn<'a> for F
where
    F: Fn(&'a mut DirectiveInput, BoxError) -> Fut + Send + Sync,
    Fut: Future<Output = EventResult> + Send + 'a,
{
    type Future = Fut;

    fn call(&self, input: &'a mut DirectiveInput, error: BoxError) -> Fut {
        self(input, error)
    }
}

mod sealed {
    use super::DirectiveInput;

    pub trait Input<'a, Output> {}
    impl<'a, Output, F, Fut> Input<'a, Output> for F
    where
        F: Fn(&'a mut DirectiveInput) -> Fut,
        Fut: Future<Output = Output>,
    {
    }

    pub trait Typed<'a, Argument> {}
    impl<'a, Argument, F, Fut> Typed<'a, Argument> for F where
        F: Fn(&'a mut DirectiveInput, Argument) -> Fut
    {
    }
}

/// A function as a handler for directives with the payload `P`.
pub(super) struct TypedHandler<F, P> {
    pub(super) function: F,
    payload: PhantomData<fn(P)>,
}

impl<F, P> TypedHandler<F, P> {
    pub(super) fn new(function: F) -> Self {
        Self {
            function,
            payload: PhantomData,
        }
    }
}

#[async_trait]
impl<P: DirectivePayload, F: for<'a> DirectiveFn<'a, P>> DirectiveHandler for TypedHandler<F, P> {
    fn can_handle(&self, input: &DirectiveInput) -> bool {
        input.directive().payload::<P>().is_some()
    }

    async fn handle(&self, input: &mut DirectiveInput) -> EventResult {
        match input.directive().payload::<P>().cloned() {
            Some(payload) => self.function.call(input, payload).await,
            None => Err(format!("{} is not a {}", input.directive().name(), P::NAME).into()),
        }
    }

    fn name(&self) -> &str {
        P::NAME
    }
}

/// A function as a handler for directives of one namespace and name.
pub(super) struct NamedHandler<F> {
    pub(super) namespace: Cow<'static, str>,
    pub(super) name: Cow<'static, str>,
    pub(super) function: F,
}

#[async_trait]
impl<F: for<'a> DirectiveInputFn<'a, EventResult>> DirectiveHandler for NamedHandler<F> {
    fn can_handle(&self, input: &DirectiveInput) -> bool {
        let directive = input.directive();
        (directive.namespace(), directive.name()) == (&*self.namespace, &*self.name)
    }

    async fn handle(&self, input: &mut DirectiveInput) -> EventResult {
        self.function.call(input).await
    }

    fn name(&self) -> &str {
        &self.name
    }
}

/// A function as an error handler for every error.
pub(super) struct FnErrorHandler<F>(pub(super) F);

#[async_trait]
impl<F: for<'a> DirectiveErrorFn<'a>> DirectiveErrorHandler for FnErrorHandler<F> {
    fn can_handle(&self, _: &DirectiveInput, _: &BoxError) -> bool {
        true
    }

    async fn handle(&self, input: &mut DirectiveInput, error: BoxError) -> EventResult {
        self.0.call(input, error).await
    }
}

/// A function as an interceptor before the handlers.
pub(super) struct FnInterceptor<F>(pub(super) F);

#[async_trait]
impl<F: for<'a> DirectiveInputFn<'a, DirectiveInterceptorResult>> DirectiveInterceptor
    for FnInterceptor<F>
{
    async fn process(&self, input: &mut DirectiveInput) -> DirectiveInterceptorResult {
        self.0.call(input).await
    }
}
