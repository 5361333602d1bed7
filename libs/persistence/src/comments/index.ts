export {
  type CommentKey,
  type CommentRecord,
  type CommentVisibility,
  listComments,
  type NewComment,
  writeComment,
} from './comments.js';
