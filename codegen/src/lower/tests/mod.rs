mod dialects;
mod omitted;
mod secrets;
mod wrong_types;
