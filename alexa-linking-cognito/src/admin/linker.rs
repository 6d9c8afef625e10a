use std::sync::Arc;
use std::time::Duration;

use alexa_skill_core::clock::{Clock, SystemClock, timeout};
use aws_sdk_cognitoidentityprovider::error::{ProvideErrorMetadata, SdkError};
use aws_sdk_cognitoidentityprovider::types::ProviderUserIdentifierType;
use tracing::{Instrument, debug_span};

use super::builder::AdminLinkerBuilder;
use super::{AdminLinkError, ExternalIdentity, PoolUser, SdkClient};
use crate::UserPool;

/// Links identities of other providers to users of the pool, with AWS credentials.
///
/// The credentials need `cognito-idp:AdminLinkProviderForUser`, `AdminDisableProviderForUser`,
/// `AdminGetUser` and `ListUsers` on the pool, as far as the methods are used. Every call ends within
/// its [time](AdminLinkerBuilder::timeout).
#[derive(Debug, Clone)]
pub struct AdminLinker {
    client: SdkClient,
    pool_id: String,
    clock: Arc<dyn Clock>,
    limit: Duration,
}

impl AdminLinker {
    /// Starts from the credentials of the environment.
    pub fn builder(pool: &UserPool) -> AdminLinkerBuilder {
        AdminLinkerBuilder::new(pool)
    }

    /// Calls by a client of the AWS SDK that was set up elsewhere.
    pub fn from_client(pool: &UserPool, client: SdkClient) -> Self {
        Self::new(
            pool,
            client,
            Arc::new(SystemClock),
            AdminLinkerBuilder::LIMIT,
        )
    }

    pub(super) fn new(
        pool: &UserPool,
        client: SdkClient,
        clock: Arc<dyn Clock>,
        limit: Duration,
    ) -> Self {
        Self {
            client,
            pool_id: pool.id().to_owned(),
            clock,
            limit,
        }
    }

    /// Makes whoever signs in as `identity` the pool user `username` (`AdminLinkProviderForUser`).
    ///
    /// It must be done before the identity signs in for the first time: after that Cognito has made a
    /// user of its own for it. A user can have five linked identities.
    pub async fn link(
        &self,
        username: &str,
        identity: &ExternalIdentity,
    ) -> Result<(), AdminLinkError> {
        let destination = ProviderUserIdentifierType::builder()
            .provider_name("Cognito")
            .provider_attribute_value(username)
            .build();
        let call = self
            .client
            .admin_link_provider_for_user()
            .user_pool_id(&self.pool_id)
            .destination_user(destination)
            .source_user(identity.to_sdk())
            .send();
        self.call("AdminLinkProviderForUser", Box::pin(call))
            .await?;
        Ok(())
    }

    /// Undoes [`link`](Self::link) (`AdminDisableProviderForUser`): whoever signs in as `identity` next
    /// becomes a user of their own.
    pub async fn unlink(&self, identity: &ExternalIdentity) -> Result<(), AdminLinkError> {
        let call = self
            .client
            .admin_disable_provider_for_user()
            .user_pool_id(&self.pool_id)
            .user(identity.to_sdk())
            .send();
        self.call("AdminDisableProviderForUser", Box::pin(call))
            .await?;
        Ok(())
    }

    /// The user with this sign-in name, alias or subject (`AdminGetUser`).
    pub async fn user(&self, username: &str) -> Result<PoolUser, AdminLinkError> {
        let call = self
            .client
            .admin_get_user()
            .user_pool_id(&self.pool_id)
            .username(username)
            .send();
        let user = self.call("AdminGetUser", Box::pin(call)).await?;
        Ok(PoolUser::new(
            user.username(),
            user.enabled(),
            user.user_status(),
            user.user_attributes(),
        ))
    }

    /// The user with this `sub` (`ListUsers`), which is what a skill knows of its user:
    /// `Identity::subject`.
    pub async fn user_by_subject(&self, subject: &str) -> Result<PoolUser, AdminLinkError> {
        let call = self
            .client
            .list_users()
            .user_pool_id(&self.pool_id)
            .filter(format!("sub = \"{}\"", escape(subject)))
            .limit(1)
            .send();
        let found = self.call("ListUsers", Box::pin(call)).await?;
        let user = found.users().first().ok_or(AdminLinkError::UserNotFound)?;
        let username = user.username().unwrap_or_default();
        let user = PoolUser::new(
            username,
            user.enabled(),
            user.user_status(),
            user.attributes(),
        );
        // A filter that was not understood must not turn one user into another.
        if user.profile.subject() == subject {
            Ok(user)
        } else {
            Err(AdminLinkError::UserNotFound)
        }
    }

    async fn call<T, E>(
        &self,
        operation: &'static str,
        call: impl Future<Output = Result<T, SdkError<E>>>,
    ) -> Result<T, AdminLinkError>
    where
        E: ProvideErrorMetadata + std::error::Error + Send + Sync + 'static,
    {
        let call = call.instrument(debug_span!("admin", operation));
        timeout(&*self.clock, self.limit, call)
            .await
            .ok_or(AdminLinkError::Timeout { after: self.limit })?
            .map_err(AdminLinkError::from_sdk)
    }
}

/// A text inside the quotes of a `ListUsers` filter.
fn escape(text: &str) -> String {
    text.replace('\\', "\\\\").replace('"', "\\\"")
}
