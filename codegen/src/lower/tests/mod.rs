mod dialects;
mod hierarchies;
mod omitted;
mod secrets;
mod wrong_types;
