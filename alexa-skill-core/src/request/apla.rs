//! Audio documents: what went wrong with them.

use crate::UnknownObject;
use crate::wire::{model, open_enum, tagged_enum};

model! {
    /// An audio document, or audio that it names, was faulty.
    request RuntimeErrorEvent {
        /// The token of the document.
        pub token: Option<String>,
        /// What went wrong.
        #[serde(deserialize_with = "crate::wire::list")]
        pub errors: Option<Vec<RuntimeError>>,
    }
}

tagged_enum! {
    /// What went wrong with an audio document.
    pub enum RuntimeError by "type", expecting "a runtime error" {
        /// A sound could not be had:
        AudioSource(AudioSourceRuntimeError) = "AUDIO_SOURCE_ERROR",
        /// The document is faulty:
        Document(DocumentRuntimeError) = "DOCUMENT_ERROR",
        /// A document that is linked to could not be had:
        Link(LinkRuntimeError) = "LINK_ERROR",
        /// The sound could not be made:
        Render(RenderRuntimeError) = "RENDER_ERROR",
        @else
        /// A kind that this version does not know.
        Unknown(UnknownObject),
    }
}

model! {
    /// A sound could not be had.
    pub struct AudioSourceRuntimeError {
        /// What the service says of it.
        pub message: Option<String>,
        /// Why.
        pub reason: Option<AudioSourceErrorReason>,
    }
}

open_enum! {
    /// Why a sound could not be had.
    pub enum AudioSourceErrorReason {
        /// Nobody knows.
        UnknownError = "UNKNOWN_ERROR",
        /// The server failed.
        InternalServerError = "INTERNAL_SERVER_ERROR",
        /// There is nothing at its address.
        NotFoundError = "NOT_FOUND_ERROR",
        /// The server could not be trusted.
        SslHandshakeError = "SSL_HANDSHAKE_ERROR",
        /// The server did not answer in time.
        TimeoutError = "TIMEOUT_ERROR",
        /// Its address is none.
        InvalidUriError = "INVALID_URI_ERROR",
        /// Its address is not HTTPS.
        HttpsError = "HTTPS_ERROR",
    }
}

model! {
    /// The document is faulty.
    pub struct DocumentRuntimeError {
        /// What the service says of it.
        pub message: Option<String>,
        /// Why.
        pub reason: Option<DocumentErrorReason>,
    }
}

open_enum! {
    /// Why a document is faulty.
    pub enum DocumentErrorReason {
        /// Nobody knows.
        UnknownError = "UNKNOWN_ERROR",
        /// The service failed.
        InternalServerError = "INTERNAL_SERVER_ERROR",
    }
}

model! {
    /// A document that is linked to could not be had.
    pub struct LinkRuntimeError {
        /// What the service says of it.
        pub message: Option<String>,
        /// Why.
        pub reason: Option<LinkErrorReason>,
    }
}

open_enum! {
    /// Why a linked document could not be had.
    pub enum LinkErrorReason {
        /// Nobody knows.
        UnknownError = "UNKNOWN_ERROR",
        /// The service failed.
        InternalServerError = "INTERNAL_SERVER_ERROR",
        /// There is none.
        NotFoundError = "NOT_FOUND_ERROR",
    }
}

model! {
    /// The sound could not be made.
    pub struct RenderRuntimeError {
        /// What the service says of it.
        pub message: Option<String>,
        /// Why.
        pub reason: Option<RenderErrorReason>,
    }
}

open_enum! {
    /// Why a sound could not be made.
    pub enum RenderErrorReason {
        /// Nobody knows.
        UnknownError = "UNKNOWN_ERROR",
        /// The service failed.
        InternalServerError = "INTERNAL_SERVER_ERROR",
    }
}
