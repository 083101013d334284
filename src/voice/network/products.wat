;; Products of matrices of 8-bit integers and vectors of 16-bit integers, sixteen columns at a time.
(module
  (memory (export "memory") 1)
  ;; output[row] = (sum over columns of weights[row][column] * input[column]) * scale * scales[row]
  ;; All are addresses; weights: i8, scales and output: f32, input: i16. columns is a multiple of 16.
  (func (export "multiply")
    (param $weights i32) (param $scales i32) (param $input i32) (param $scale f32)
    (param $output i32) (param $rows i32) (param $columns i32)
    (local $end i32) (local $at i32) (local $sixteen v128) (local $low v128) (local $high v128)
    (block $done
      (loop $row
        (br_if $done (i32.eqz (local.get $rows)))
        (local.set $low (v128.const i32x4 0 0 0 0))
        (local.set $high (v128.const i32x4 0 0 0 0))
        (local.set $at (local.get $input))
        (local.set $end (i32.add (local.get $weights) (local.get $columns)))
        (loop $column
          (local.set $sixteen (v128.load (local.get $weights)))
          (local.set $low (i32x4.add (local.get $low)
            (i32x4.dot_i16x8_s (i16x8.extend_low_i8x16_s (local.get $sixteen)) (v128.load (local.get $at)))))
          (local.set $high (i32x4.add (local.get $high)
            (i32x4.dot_i16x8_s (i16x8.extend_high_i8x16_s (local.get $sixteen)) (v128.load offset=16 (local.get $at)))))
          (local.set $weights (i32.add (local.get $weights) (i32.const 16)))
          (local.set $at (i32.add (local.get $at) (i32.const 32)))
          (br_if $column (i32.lt_u (local.get $weights) (local.get $end))))
        (local.set $low (i32x4.add (local.get $low) (local.get $high)))
        (f32.store (local.get $output)
          (f32.mul
            (f32.mul
              (f32.convert_i32_s
                (i32.add
                  (i32.add (i32x4.extract_lane 0 (local.get $low)) (i32x4.extract_lane 1 (local.get $low)))
                  (i32.add (i32x4.extract_lane 2 (local.get $low)) (i32x4.extract_lane 3 (local.get $low)))))
              (local.get $scale))
            (f32.load (local.get $scales))))
        (local.set $scales (i32.add (local.get $scales) (i32.const 4)))
        (local.set $output (i32.add (local.get $output) (i32.const 4)))
        (local.set $rows (i32.sub (local.get $rows) (i32.const 1)))
        (br $row)))))
