import { factsOfAnswer, factsOfPart, type AnswerSurroundings } from './answerFacts.ts';
import { GatewayError } from '../errors/gatewayError.ts';
import type { ExecutedAnswer, LaterParts } from '../model/executedAnswer.ts';
import type { AnswerFacts, BeforeAnswer } from '../model/record.ts';

/** Lets somebody hear of an answer before it leaves. Returns why it must not; facts are made only where somebody hears them. */
export async function heard(
  beforeAnswer: BeforeAnswer | undefined,
  facts: () => AnswerFacts,
): Promise<GatewayError | undefined> {
  if (beforeAnswer === undefined) return undefined;
  try {
    await beforeAnswer(facts());
    return undefined;
  } catch (error) {
    if (error instanceof GatewayError) return error;
    throw error;
  }
}

/** Writes down what the answers to one operation tell, each before it leaves. */
export class AnswerRecord {
  readonly #surroundings: AnswerSurroundings;
  readonly #beforeAnswer: BeforeAnswer;
  #told: AnswerFacts | undefined;

  constructor(surroundings: AnswerSurroundings, beforeAnswer: BeforeAnswer) {
    this.#surroundings = surroundings;
    this.#beforeAnswer = beforeAnswer;
  }

  /** What the last answer tells; absent before the first. */
  get told(): AnswerFacts | undefined {
    return this.#told;
  }

  /** Returns why the answer must not leave, when it must not. */
  answer(answer: ExecutedAnswer): Promise<GatewayError | undefined> {
    return heard(this.#beforeAnswer, () => (this.#told = factsOfAnswer(this.#surroundings, answer)));
  }

  part(part: LaterParts): Promise<GatewayError | undefined> {
    return heard(this.#beforeAnswer, () => factsOfPart(this.#surroundings, part));
  }
}
