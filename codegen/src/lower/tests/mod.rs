mod dialects;
mod hierarchies;
mod omitted;
mod secrets;
