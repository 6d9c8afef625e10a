use std::fmt;

use serde::{Deserialize, Serialize};

/// Where a customer's Alexa account lives: each region has an event gateway of its own, and tokens of
/// one open no other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[non_exhaustive]
pub enum Region {
    /// North America
    #[serde(rename = "NA")]
    NorthAmerica,
    /// Europe and India
    #[serde(rename = "EU")]
    Europe,
    /// The Far East and Australia
    #[serde(rename = "FE")]
    FarEast,
}

impl Region {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::NorthAmerica, Self::Europe, Self::FarEast];

    /// The short name: `NA`, `EU` or `FE`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NorthAmerica => "NA",
            Self::Europe => "EU",
            Self::FarEast => "FE",
        }
    }

    /// The address that events are sent to.
    pub fn event_gateway(self) -> &'static str {
        match self {
            Self::NorthAmerica => "https://api.amazonalexa.com/v3/events",
            Self::Europe => "https://api.eu.amazonalexa.com/v3/events",
            Self::FarEast => "https://api.fe.amazonalexa.com/v3/events",
        }
    }

    /// The AWS region that Alexa calls a Smart Home skill's function in for such customers.
    pub fn aws_region(self) -> &'static str {
        match self {
            Self::NorthAmerica => "us-east-1",
            Self::Europe => "eu-west-1",
            Self::FarEast => "us-west-2",
        }
    }

    /// The region whose customers a function in `aws_region` serves: what `AWS_REGION` says in a
    /// Lambda function.
    ///
    /// ```
    /// use alexa_skill_core::smart_home::gateway::Region;
    ///
    /// assert_eq!(Region::from_aws_region("eu-west-1"), Some(Region::Europe));
    /// assert_eq!(Region::from_aws_region("sa-east-1"), None);
    /// ```
    pub fn from_aws_region(aws_region: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|region| region.aws_region() == aws_region)
    }
}

impl fmt::Display for Region {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
