/// Why a [`UserPool`](super::UserPool) cannot be described as asked.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum UserPoolError {
    /// No AWS region: lower-case words joined by hyphens and a number, as in `eu-west-1`.
    #[error("{0:?} is not an AWS region such as \"eu-west-1\"")]
    Region(String),
    /// No pool id: the region, an underscore, then letters and digits.
    #[error("{0:?} is not a user pool id such as \"eu-west-1_AbCdEf123\"")]
    PoolId(String),
    /// The pool id begins with another region than the one given.
    #[error("the user pool {pool_id:?} is not in the region {region:?}")]
    RegionMismatch {
        /// The region given.
        region: String,
        /// The pool id given.
        pool_id: String,
    },
    /// Neither a domain prefix nor a host name.
    #[error("{0:?} is neither a domain prefix nor a host name of a user pool domain")]
    Domain(String),
    /// A prefix where only a whole host name can be used: the partition has no known prefix domains.
    #[error("a prefix domain is not known for {region:?}; give the whole host name")]
    PrefixDomain {
        /// The pool's region.
        region: String,
    },
    /// Not an address that may be called: `https`, or `http` to a loopback host, without query.
    #[error("{0:?} is not an https address, nor an http address of a loopback host")]
    Address(String),
}
