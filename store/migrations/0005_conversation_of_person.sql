-- A person is told of his matter where he is joined: found by him, not by walking all conversations.
CREATE INDEX identity_person ON identity (person_id, joined_at);
