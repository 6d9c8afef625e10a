use super::UserPoolError;
use super::address::{self, is_label, is_region};

/// An Amazon Cognito user pool: its names and the addresses that follow from them.
///
/// Commercial, China and `GovCloud` regions are told apart by the region's name.
///
/// ```
/// use alexa_linking_cognito::UserPool;
///
/// let pool = UserPool::from_id("eu-west-1_AbCdEf123")?.with_domain("my-skill")?;
/// assert_eq!(pool.issuer(), "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbCdEf123");
/// assert_eq!(
///     pool.user_info_uri().as_deref(),
///     Some("https://my-skill.auth.eu-west-1.amazoncognito.com/oauth2/userInfo"),
/// );
/// # Ok::<_, alexa_linking_cognito::UserPoolError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UserPool {
    region: String,
    id: String,
    /// The first is the pool's own.
    issuers: Vec<String>,
    jwks_uri: String,
    endpoint: String,
    domain: Option<String>,
}

impl UserPool {
    /// The pool `pool_id` in `region`.
    pub fn new(region: &str, pool_id: &str) -> Result<Self, UserPoolError> {
        if !is_region(region) {
            return Err(UserPoolError::Region(region.to_owned()));
        }
        let pool = Self::from_id(pool_id)?;
        if pool.region != region {
            return Err(UserPoolError::RegionMismatch {
                region: region.to_owned(),
                pool_id: pool_id.to_owned(),
            });
        }
        Ok(pool)
    }

    /// The pool `pool_id`, whose region is what stands before the underscore.
    pub fn from_id(pool_id: &str) -> Result<Self, UserPoolError> {
        let region = match pool_id.split_once('_') {
            Some((region, name))
                if is_region(region)
                    && (1..=55).contains(&name.len())
                    && name.bytes().all(|byte| byte.is_ascii_alphanumeric()) =>
            {
                region
            }
            _ => return Err(UserPoolError::PoolId(pool_id.to_owned())),
        };
        let endpoint = format!("https://cognito-idp.{region}.{}", dns_suffix(region));
        let issuer = format!("{endpoint}/{pool_id}");
        Ok(Self {
            region: region.to_owned(),
            id: pool_id.to_owned(),
            jwks_uri: jwks_under(&issuer),
            issuers: vec![issuer],
            endpoint,
            domain: None,
        })
    }

    /// Adds the domain of the pool's pages and OAuth endpoints: a prefix (`my-skill`), or the whole
    /// host of a prefix or custom domain (`auth.example.com`), with or without `https://`. An
    /// `http` address is taken for a loopback host only.
    pub fn with_domain(mut self, domain: &str) -> Result<Self, UserPoolError> {
        let refused = || UserPoolError::Domain(domain.to_owned());
        self.domain = Some(if domain.contains("://") {
            let address = address::check(domain)?;
            let path = address.parse::<http::Uri>().map_err(|_| refused())?;
            if path.path() != "/" {
                return Err(refused());
            }
            address
        } else if domain.contains('.') {
            if !domain.split('.').all(is_label) {
                return Err(refused());
            }
            format!("https://{domain}")
        } else if is_label(domain) && !domain.bytes().any(|byte| byte.is_ascii_uppercase()) {
            let auth = match partition(&self.region) {
                Partition::Commercial => "auth",
                Partition::GovCloud => "auth-fips",
                Partition::China => {
                    return Err(UserPoolError::PrefixDomain {
                        region: self.region,
                    });
                }
            };
            format!("https://{domain}.{auth}.{}.amazoncognito.com", self.region)
        } else {
            return Err(refused());
        });
        Ok(self)
    }

    /// Calls an emulator at `base` instead of AWS: the user pool API at `{base}/`, the keys at
    /// `{base}/{pool id}/.well-known/jwks.json`, and the OAuth endpoints under `base` unless
    /// [`with_domain`](Self::with_domain) gave another place. The issuer stays as it is, because
    /// emulators differ there; see [`with_issuer`](Self::with_issuer).
    pub fn with_endpoint(mut self, base: &str) -> Result<Self, UserPoolError> {
        let base = address::check(base)?;
        self.jwks_uri = jwks_under(&format!("{base}/{}", self.id));
        self.domain.get_or_insert_with(|| base.clone());
        self.endpoint = base;
        Ok(self)
    }

    /// Expects `issuer` in tokens, letter by letter, instead of the pool's own. For emulators.
    #[must_use]
    pub fn with_issuer(mut self, issuer: &str) -> Self {
        self.issuers = vec![issuer.to_owned()];
        self
    }

    /// Reads the pool's keys from `address`: a mirror or an emulator.
    pub fn with_jwks_uri(mut self, address: &str) -> Result<Self, UserPoolError> {
        self.jwks_uri = address::check(address)?;
        Ok(self)
    }

    /// Accepts the updated issuer form too: `https://issuer-cognito-idp.{region}.amazonaws.com/{id}`,
    /// which a pool signs only when its issuer configuration says so.
    #[must_use]
    pub fn with_updated_issuer(mut self) -> Self {
        let suffix = dns_suffix(&self.region);
        let issuer = format!(
            "https://issuer-cognito-idp.{}.{suffix}/{}",
            self.region, self.id
        );
        if !self.issuers.contains(&issuer) {
            self.issuers.push(issuer);
        }
        self
    }

    /// The AWS region: `eu-west-1`.
    pub fn region(&self) -> &str {
        &self.region
    }

    /// The pool id: `eu-west-1_AbCdEf123`.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The pool's own `iss`.
    pub fn issuer(&self) -> &str {
        self.issuers.first().map_or("", String::as_str)
    }

    /// Every `iss` that is accepted for this pool.
    pub fn issuers(&self) -> impl Iterator<Item = &str> {
        self.issuers.iter().map(String::as_str)
    }

    /// Where the pool's public keys are.
    pub fn jwks_uri(&self) -> &str {
        &self.jwks_uri
    }

    /// Where the user pool API is called, ending in a slash.
    pub fn endpoint(&self) -> String {
        format!("{}/", self.endpoint)
    }

    /// The base address of the pool's domain, without a trailing slash.
    pub fn domain(&self) -> Option<&str> {
        self.domain.as_deref()
    }

    /// `/oauth2/authorize` on the domain: Alexa's authorization URI.
    pub fn authorize_uri(&self) -> Option<String> {
        self.on_domain("/oauth2/authorize")
    }

    /// `/oauth2/token` on the domain: Alexa's access token URI.
    pub fn token_uri(&self) -> Option<String> {
        self.on_domain("/oauth2/token")
    }

    /// `/oauth2/userInfo` on the domain.
    pub fn user_info_uri(&self) -> Option<String> {
        self.on_domain("/oauth2/userInfo")
    }

    /// `/oauth2/revoke` on the domain.
    pub fn revoke_uri(&self) -> Option<String> {
        self.on_domain("/oauth2/revoke")
    }

    /// `/logout` on the domain.
    pub fn logout_uri(&self) -> Option<String> {
        self.on_domain("/logout")
    }

    fn on_domain(&self, path: &str) -> Option<String> {
        self.domain.as_ref().map(|domain| format!("{domain}{path}"))
    }

    /// Whether any address was set to plain `http` on loopback.
    pub(crate) fn is_local(&self) -> bool {
        [
            Some(&self.jwks_uri),
            Some(&self.endpoint),
            self.domain.as_ref(),
        ]
        .into_iter()
        .flatten()
        .any(|address| address.starts_with("http://"))
    }
}

enum Partition {
    Commercial,
    China,
    GovCloud,
}

fn partition(region: &str) -> Partition {
    if region.starts_with("cn-") {
        Partition::China
    } else if region.starts_with("us-gov-") {
        Partition::GovCloud
    } else {
        Partition::Commercial
    }
}

fn dns_suffix(region: &str) -> &'static str {
    match partition(region) {
        Partition::China => "amazonaws.com.cn",
        Partition::Commercial | Partition::GovCloud => "amazonaws.com",
    }
}

fn jwks_under(base: &str) -> String {
    format!("{base}/.well-known/jwks.json")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pool(id: &str) -> UserPool {
        UserPool::from_id(id).unwrap()
    }

    #[test]
    fn partitions_have_their_own_addresses() {
        for (id, issuer, domain) in [
            (
                "eu-west-1_Ab1",
                "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Ab1",
                Ok("https://demo.auth.eu-west-1.amazoncognito.com"),
            ),
            (
                "us-gov-west-1_Ab1",
                "https://cognito-idp.us-gov-west-1.amazonaws.com/us-gov-west-1_Ab1",
                Ok("https://demo.auth-fips.us-gov-west-1.amazoncognito.com"),
            ),
            (
                "cn-north-1_Ab1",
                "https://cognito-idp.cn-north-1.amazonaws.com.cn/cn-north-1_Ab1",
                Err(UserPoolError::PrefixDomain {
                    region: "cn-north-1".into(),
                }),
            ),
        ] {
            let pool = pool(id);
            assert_eq!(pool.issuer(), issuer);
            assert_eq!(pool.jwks_uri(), format!("{issuer}/.well-known/jwks.json"));
            let with_domain = pool.with_domain("demo");
            assert_eq!(
                with_domain
                    .as_ref()
                    .map(|pool| pool.domain().unwrap())
                    .map_err(Clone::clone),
                domain
            );
        }
    }

    #[test]
    fn what_is_no_pool_id_is_refused() {
        for id in [
            "",
            "_",
            "eu-west-1",
            "eu-west-1_",
            "eu-west_Ab",
            "EU-west-1_Ab",
            "eu-west-1_A/b",
            "eu-west-1_a_b",
            "eu-west-1 _a",
            "-1_a",
            "evil.com/eu-west-1_a",
        ] {
            assert_eq!(
                UserPool::from_id(id),
                Err(UserPoolError::PoolId(id.into())),
                "{id}"
            );
        }
        assert!(matches!(
            UserPool::new("us-east-1", "eu-west-1_Ab1"),
            Err(UserPoolError::RegionMismatch { .. })
        ));
        assert!(matches!(
            UserPool::new("moon", "eu-west-1_Ab1"),
            Err(UserPoolError::Region(_))
        ));
    }

    #[test]
    fn domains_are_prefixes_hosts_or_addresses() {
        let base = |domain| {
            pool("eu-west-1_Ab1")
                .with_domain(domain)
                .map(|pool| pool.domain)
        };
        assert_eq!(
            base("auth.example.com"),
            Ok(Some("https://auth.example.com".into()))
        );
        assert_eq!(
            base("https://auth.example.com/"),
            Ok(Some("https://auth.example.com".into()))
        );
        assert_eq!(
            base("http://127.0.0.1:9"),
            Ok(Some("http://127.0.0.1:9".into()))
        );
        for bad in [
            "",
            "a b",
            "Upper",
            "-a",
            "a..b",
            "https://a.example/path",
            "ex.com/path",
        ] {
            assert_eq!(base(bad), Err(UserPoolError::Domain(bad.into())), "{bad}");
        }
        for bad in [
            "http://auth.example.com",
            "ftp://a.b",
            "https://u@a.b",
            "https://a.b?c=d",
        ] {
            assert_eq!(base(bad), Err(UserPoolError::Address(bad.into())), "{bad}");
        }
    }

    #[test]
    fn an_emulator_moves_every_address_but_the_issuer() {
        let pool = pool("eu-west-1_Ab1")
            .with_endpoint("http://127.0.0.1:5000/")
            .unwrap();
        assert_eq!(pool.endpoint(), "http://127.0.0.1:5000/");
        assert_eq!(
            pool.jwks_uri(),
            "http://127.0.0.1:5000/eu-west-1_Ab1/.well-known/jwks.json"
        );
        assert_eq!(
            pool.token_uri().as_deref(),
            Some("http://127.0.0.1:5000/oauth2/token")
        );
        assert_eq!(
            pool.issuer(),
            "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Ab1"
        );
        let pool = pool.with_issuer("http://127.0.0.1:5000/eu-west-1_Ab1");
        assert_eq!(pool.issuer(), "http://127.0.0.1:5000/eu-west-1_Ab1");
    }

    #[test]
    fn the_updated_issuer_is_accepted_only_when_asked_for() {
        let plain = pool("eu-west-1_Ab1");
        assert_eq!(plain.issuers().count(), 1);
        let updated = plain.with_updated_issuer().with_updated_issuer();
        assert_eq!(
            updated.issuers().nth(1),
            Some("https://issuer-cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Ab1")
        );
        assert_eq!(updated.issuers().count(), 2);
    }
}
