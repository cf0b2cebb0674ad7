/** News between the panels of one browser (a draft saved, a record published). Messages are not yet checked. */
export interface Broadcast {
  send(message: unknown): void;
  listen(receive: (message: unknown) => void): () => void;
}
