mod dialects;
mod hierarchies;
mod omitted;
mod references;
mod request_bodies;
mod secrets;
mod wrong_types;
