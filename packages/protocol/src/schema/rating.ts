import { Type } from '@sinclair/typebox';
import { RATING_LIMITS } from '../rating';

/** What a rating says. The length of the comment is judged by the session, to get `message.tooLong`. */
export const ratingFields = {
  score: Type.Integer({ minimum: 1, maximum: 5 }),
  tags: Type.Optional(
    Type.Array(Type.String({ minLength: 1, maxLength: RATING_LIMITS.tagMaxChars }), {
      maxItems: RATING_LIMITS.tags,
    }),
  ),
  comment: Type.Optional(Type.String()),
};
