//! Crate-private serde helpers. What they have in common: reading is lenient (nothing is required
//! but a tag, `null` reads as absent, unknown members are passed over), writing is strict (what is
//! absent is not written), and what is not known is kept.

mod assembled;
mod kept;
mod members;
mod model;
mod number;
mod object;
mod object_only;
mod open;
mod part;
mod tagged;

pub(crate) use self::assembled::{Assembled, assembled};
pub(crate) use self::kept::kept;
pub(crate) use self::members::{
    Any, Entries, List, Member, Members, camel_case, camel_case_len, fill_members, read_members,
    text, wire_name, wire_value,
};
pub(crate) use self::model::model;
pub(crate) use self::number::{number, optional_number};
pub(crate) use self::object::ObjectWriter;
pub(crate) use self::object_only::ObjectOnly;
pub(crate) use self::open::open_enum;
pub(crate) use self::part::{Missing, Part};
pub(crate) use self::tagged::{CowStr, Tag, Tagged, read_tagged, tagged_enum, tagged_ref};
