final class ModelExecutor {}
