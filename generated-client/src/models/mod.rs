// @generated from the API's description by `cargo xtask generate`. Do not edit.

//! The models of the Users API.

mod error401_unauthorized;
mod error401_unauthorized_type;
mod error404_not_found;
mod error409_duplicate_record;
mod error_detail;
mod reset_password_request;
mod set_password_request;
mod user;
mod user_request;
mod users;

pub use error401_unauthorized::{
    Error401Unauthorized, Error401UnauthorizedCode, Error401UnauthorizedMessage,
    Error401UnauthorizedStatus,
};
pub use error401_unauthorized_type::Error401UnauthorizedType;
pub use error404_not_found::{
    Error404NotFound, Error404NotFoundCode, Error404NotFoundMessage,
    Error404NotFoundStatus, Error404NotFoundType,
};
pub use error409_duplicate_record::{
    Error409DuplicateRecord, Error409DuplicateRecordCode, Error409DuplicateRecordStatus,
    Error409DuplicateRecordType,
};
pub use error_detail::{ErrorDetail, ErrorDetailLocation};
pub use reset_password_request::ResetPasswordRequest;
pub use set_password_request::SetPasswordRequest;
pub use user::{User, UserType};
pub use user_request::UserRequest;
pub use users::Users;
