import dev.pex.*;

@Network
@Partial(recompute = 0.1)
class Fixed {
  @Input(channels = 10) Tensor features;
  @Dense(units = 2) Tensor scores;
}
