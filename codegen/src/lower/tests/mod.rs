mod dialects;
mod omitted;
mod secrets;
