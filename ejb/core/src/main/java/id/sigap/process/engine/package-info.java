/**
 * The process engine, closed: what a diagram, a table, a query or a variable may make the engine do.
 *
 * <p>Decides which elements, attributes and expressions a diagram may hold ({@link id.sigap.process.engine.DiagramCheck}),
 * which names an expression resolves ({@link id.sigap.process.engine.ClosedExpressionManager}) and what is stored as a
 * variable ({@link id.sigap.process.engine.PlainValues}). Refuses code in every form: classes, scripts, bean methods,
 * functions, foreign languages in tables, serialized objects, external entities. The three layers (expressions, tree,
 * query flags) are put on any engine configuration by {@link id.sigap.process.engine.EngineClosing}.
 *
 * <p>Calls nothing of the other features: the beans a diagram may name come in through
 * {@link id.sigap.process.engine.BeanRegistry}.
 */
package id.sigap.process.engine;
