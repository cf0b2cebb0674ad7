-- The latest state of every entity of this wiki, written in the transaction that saves the revision,
-- so that fifty entities are one query and another site can read them from this file.
CREATE TABLE /*_*/standin_entity (
  se_id TEXT NOT NULL PRIMARY KEY,
  se_type TEXT NOT NULL,
  se_number INTEGER NOT NULL,
  se_page INTEGER NOT NULL,
  se_revision INTEGER NOT NULL,
  se_timestamp TEXT NOT NULL,
  se_datatype TEXT,
  se_redirect TEXT,
  se_json BLOB NOT NULL
);
CREATE INDEX /*i*/se_page ON /*_*/standin_entity (se_page);
CREATE INDEX /*i*/se_type_number ON /*_*/standin_entity (se_type, se_number);

-- Labels, descriptions and aliases, for searching and for the rules about equal labels.
CREATE TABLE /*_*/standin_term (
  st_entity TEXT NOT NULL,
  st_type TEXT NOT NULL,
  st_kind TEXT NOT NULL,
  st_language TEXT NOT NULL,
  st_text TEXT NOT NULL,
  st_key TEXT NOT NULL
);
CREATE INDEX /*i*/st_entity ON /*_*/standin_term (st_entity);
CREATE INDEX /*i*/st_search ON /*_*/standin_term (st_type, st_language, st_key);
CREATE INDEX /*i*/st_text ON /*_*/standin_term (st_text, st_language);

CREATE TABLE /*_*/standin_sitelink (
  ss_site TEXT NOT NULL,
  ss_title TEXT NOT NULL,
  ss_entity TEXT NOT NULL,
  PRIMARY KEY (ss_site, ss_title)
);
CREATE INDEX /*i*/ss_entity ON /*_*/standin_sitelink (ss_entity);

-- The last number given out, so that the id of a deleted entity is never given again.
CREATE TABLE /*_*/standin_counter (
  sc_type TEXT NOT NULL PRIMARY KEY,
  sc_last INTEGER NOT NULL
);
